"""What every test may ask for; each fixture lives in the module that knows its matter."""

from hypothesis import settings

pytest_plugins = [  # those that others build on come first
    "tests.thrift",
    "tests.clock",
    "tests.database",
    "tests.application",
    "tests.client",
    "tests.queries",
    "tests.serving",
    "tests.figures",
    "tests.sharing",
    "tests.migrations.kept",
]

settings.register_profile("tests", deadline=None)  # a crowded machine is no fault of an example
settings.load_profile("tests")
