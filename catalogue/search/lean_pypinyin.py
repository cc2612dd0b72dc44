"""Load pypinyin without its 47,000 phrases: they take 45 MB, and names of services need 150."""

import os

os.environ.setdefault("PYPINYIN_NO_PHRASES", "true")
