"""The minimal endpoints are served as the project is, without what the project sets up."""

workers = 2
worker_class = "gthread"
threads = 4
preload_app = True
keepalive = 5
loglevel = "warning"
