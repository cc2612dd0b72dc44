"""Who works on the translator's page."""

import pytest
from flask import Flask

from kernel.access import Role
from tests.catalogue.views.test_staff import sign_in
from tests.client import PageClient
from tests.faults.house import a_visitor
from tests.organisation.builders import COUNTY, a_small_world, an_account


@pytest.fixture
def translator(client: PageClient) -> PageClient:
    """A translator of one county."""
    a_small_world()
    return sign_in(client, an_account("translator@hall.example", Role.TRANSLATOR, COUNTY))


@pytest.fixture
def publisher(app: Flask, translator: PageClient) -> PageClient:
    """Somebody else, who may approve."""
    other = PageClient(app, use_cookies=True)
    return sign_in(other, an_account("publisher@hall.example", Role.PUBLISHER, COUNTY))


@pytest.fixture
def people(app: Flask) -> dict[str, PageClient]:
    """An editor, a reviewer and a publisher."""
    a_small_world()
    return {
        role.value: a_visitor(app, role) for role in (Role.EDITOR, Role.REVIEWER, Role.PUBLISHER)
    }
