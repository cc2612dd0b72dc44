"""Bare Flask pages: a list of fifty rows and one page of facts, with nothing of ours around them.

No database, no search, no languages, no macros: one template each, its rows in memory.
"""

from flask import Flask, render_template
from flask.typing import ResponseReturnValue

app = Flask(__name__)
ROWS = [
    {
        "id": number,
        "name": f"办理 <居住证> 事项 {number}",
        "days": number % 20,
        "fee": number % 3 * 10,
    }
    for number in range(50)
]
HEAD = "<!doctype html><html lang=zh><head><title>{{ title }}</title></head><h1>{{ title }}</h1>"
LIST = app.jinja_env.from_string(  # compiled once, as templates in files are
    HEAD + "<table>{% for row in rows %}<tr class=\"{{ loop.cycle('a', 'b') }}\">"
    '<td>{{ loop.index }}</td><td><a href="{{ url_for("item", number=row.id) }}">{{ row.name }}</a>'
    "</td><td>公安局</td><td>{{ row.days }} 个工作日</td>"
    "<td>{{ '免费' if row.fee == 0 else row.fee }}</td></tr>{% endfor %}</table>"
)
ITEM = app.jinja_env.from_string(
    HEAD + "<dl>{% for name, value in row.items() %}<dt>{{ name }}</dt><dd>{{ value }}</dd>"
    "{% endfor %}</dl><ul>{% for one in rows[:8] %}<li>{{ one.name }}</li>{% endfor %}</ul>"
)


@app.get("/healthz")
def alive() -> ResponseReturnValue:
    return "", 204


@app.get("/items")
def items() -> ResponseReturnValue:
    return render_template(LIST, title="事项目录", rows=ROWS)


@app.get("/items/<int:number>")
def item(number: int) -> ResponseReturnValue:
    return render_template(ITEM, title="办事指南", row=ROWS[number % 50], rows=ROWS)
