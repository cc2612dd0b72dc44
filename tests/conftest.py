"""What every test may ask for; each fixture lives in the module that knows its matter."""

pytest_plugins = [  # those that others build on come first
    "tests.clock",
    "tests.database",
    "tests.application",
    "tests.client",
    "tests.queries",
    "tests.serving",
    "tests.figures",
    "tests.sharing",
]
