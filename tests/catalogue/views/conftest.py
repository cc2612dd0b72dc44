"""Who works on the translator's page."""

import pytest
from flask import Flask

from kernel.access import Role
from tests.catalogue.views.test_staff import sign_in
from tests.client import PageClient
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
