from catalogue.rules.uuids import service_tail, service_uuid, tail_of, uuid_of


def test_an_id_is_the_same_for_ever() -> None:
    """Others keep these ids: whoever changes how they are made breaks their links."""
    assert str(service_uuid("L-J3A1TGYWWT")) == "f3e4d853-9311-5f84-93d7-413db6313884"


def test_the_tail_of_a_code_is_that_of_its_uuid() -> None:
    for code in ("L-J3A1TGYWWT", "11341800A72824253Z3340117021000", ""):
        assert service_tail(code) == tail_of(service_uuid(code))


def test_kinds_and_codes_are_told_apart() -> None:
    assert uuid_of("a", "bc") != uuid_of("ab", "c")
    assert uuid_of("phone", "1", "23") != uuid_of("phone", "12", "3")
