"""What templates may use."""

from markupsafe import Markup

from portal.templating import labelled


def test_each_cell_says_its_head_where_heads_are_not_shown() -> None:
    cells = Markup('<th scope="row">甲</th><td>a</td>\n<td class="num">3</td>')

    assert labelled(cells, ["Item", "<b>", ("Often", "num")]) == (
        '<th scope="row">甲</th><td data-label="&lt;b&gt;">a</td>\n'
        '<td data-label="Often" class="num">3</td>'
    )


def test_a_figure_that_stands_first_says_what_it_counts() -> None:
    assert labelled(Markup("<td>3</td>"), [("Days", "num")]) == '<td data-label="Days">3</td>'


def test_cells_without_a_head_stay_as_they_are() -> None:
    assert labelled(Markup("<td>a</td><td>b</td>"), ["A"]) == "<td>a</td><td>b</td>"
