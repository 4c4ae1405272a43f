"""How fast the shipped engine is, beside what this machine allows and beside what is usual: `make bench`.

- `inputs`: the pinned events; `place`: where servers, databases and topics of a run are.
- `limits`, `usual`: programs that do the same work with nothing between them and the servers, or in a usual way.
- `consuming`, `handling`, `members`, `relaying`, `commands`, `latency`, `stories`, `judging`: measurements of what is
  shipped.
- `rows`: what is compared with what, and the targets; `rounds`: who measures when; `report`: medians and the table;
  `gate`: fails when a ratio fell.

Every measurement is a process of its own (`python -m deploy.bench.measure NAME`) and counts the effects it caused.
"""

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
"""As the images have it: a second thread of the library waits busily, which would be counted as work on both sides."""
