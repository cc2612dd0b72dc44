"""Reading and writing item lists as files."""

import os

# openpyxl would take lxml as soon as another library brings it, and read broken workbooks another
# way: one reader, whatever else is installed.
os.environ["OPENPYXL_LXML"] = "False"
