"""The reviewer's copy of a file: its type by content, its name neutral, the traces of its maker removed.

Pure: bytes in, bytes out, with a report of what was removed, what was left because it could not be looked into, and
where the text names the candidate. `copies` is the way in, one module per family of formats does the work. Only the
process that scrubs imports that; services know `report`, `names` and `plain`.
"""
