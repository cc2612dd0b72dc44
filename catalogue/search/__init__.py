"""Full-text search of published items: an index on local disk, derived and disposable."""

import os

# NumPy reads it when it is first imported. What is multiplied here is small: threads of its own
# would cost memory, and would take the processor from the pages that other threads answer.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
