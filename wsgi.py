"""For gunicorn and the flask command; nothing else."""

from portal.app import create_app

app = create_app()
