"""Every alert made to fire by its real fault, on real servers and a real Prometheus: `make alerts`.

`fault`: what a fault is; `place`: what it is done to; `processes`, `databases`, `log`, `people`: the faults themselves;
`table`: every alert with its fault, in the order in which they are done; `run`: doing it; `report`: what came of it.
"""
