"""The shape of an item whose fees stand on a sheet of their own, in yuan."""

from dataclasses import replace

from catalogue.exchange.readers import yuan_cell
from catalogue.exchange.shape import FEE, ITEM
from catalogue.exchange.shapes import Several

_BY_YUAN = replace(FEE, fields={**FEE.fields, "amount_fen": yuan_cell})
TABLE_ITEM = replace(ITEM, fields={**ITEM.fields, "fees": Several(_BY_YUAN)})
