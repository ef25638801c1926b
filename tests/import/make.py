"""Makes the spreadsheets of this folder, as people have them.

    python3 -m venv v && v/bin/pip install openpyxl==3.1.5 odfpy==1.4.1 && v/bin/python make.py

All figures are invented.
"""

import datetime

from odf.opendocument import OpenDocumentSpreadsheet
from odf.style import Style, TableProperties
from odf.table import Table, TableCell, TableRow
from odf.text import P
from openpyxl import Workbook
from openpyxl.styles import Font

MOMENT = datetime.datetime(2025, 9, 1)


def save(book, name):
    book.properties.created = book.properties.modified = MOMENT
    book.save(name)


def tidy():
    """A tidy sheet, and a hidden one beside it."""
    book = Workbook()
    sheet = book.active
    sheet.title = "Cijfers"
    sheet.append(["Wijk", "Peildatum", "Cliënten", "Kosten", "Aandeel"])
    rows = [
        ("Noord", datetime.date(2025, 1, 1), 1180, 1250.5, 0.07),
        ("Noord", datetime.date(2025, 7, 1), 941, 1100.25, 0.069),
        ("Zuid", datetime.date(2025, 1, 1), 640, 80, 0.1),
        ("Zuid", datetime.date(2025, 7, 1), "onbekend", None, 0.125),
        # What is left of 0.1 + 0.2 in the last digits would be too long; 1.1 is not exact either.
        ("Centrum", datetime.date(2025, 7, 1), 12, 1.1, 1),
    ]
    for row in rows:
        sheet.append(row)
    for cell in sheet["E"][1:]:
        cell.number_format = "0.0%"
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    # Emptied cells that a program still remembers.
    sheet["H40"].number_format = "0.00"
    hidden = book.create_sheet("Kladblok")
    hidden["A1"] = "niet voor buiten"
    hidden.sheet_state = "hidden"
    save(book, "netjes.xlsx")


def wide():
    """A column for each year, a title above, totals and a note below."""
    book = Workbook()
    sheet = book.active
    sheet.title = "Per jaar"
    sheet["A1"] = "Cliënten per gemeente, 2021 tot en met 2023"
    for row in [
        ["Gemeente", 2021, 2022, 2023],
        ["Tilburg", 4100, 4142, 4230],
        ["Goirle", 310, "-", 305],
        ["Totaal", 4410, 4142, 4535],
    ]:
        sheet.append(row)
    sheet["A8"] = "Bron: eigen registratie"
    save(book, "breed.xlsx")


def messy():
    """What has to be mended first: a head in two rows, merged cells, a failed formula."""
    book = Workbook()
    sheet = book.active
    sheet.append(["Wijk", "Aantal", None])
    sheet.append([None, "2024", "2025"])
    sheet.append(["Noord", 10, 12])
    sheet.append([None, 20, "#N/A"])
    sheet["C4"].data_type = "e"
    sheet.merge_cells("B1:C1")
    sheet.merge_cells("A3:A4")
    save(book, "rommelig.xlsx")


def open_document():
    document = OpenDocumentSpreadsheet()
    hidden = Style(name="verborgen", family="table")
    hidden.addElement(TableProperties(display="false"))
    document.automaticstyles.addElement(hidden)
    scratch = Table(name="Kladblok", stylename=hidden)
    document.spreadsheet.addElement(scratch)
    table = Table(name="Cijfers")

    def row(*cells, **repeated):
        line = TableRow(**repeated)
        for cell in cells:
            line.addElement(cell)
        table.addElement(line)

    def text(words):
        cell = TableCell(valuetype="string")
        cell.addElement(P(text=words))
        return cell

    def number(value, shown, kind="float"):
        cell = TableCell(valuetype=kind, value=value)
        cell.addElement(P(text=shown))
        return cell

    row(*[text(name) for name in ["Wijk", "Peildatum", "Cliënten", "Aandeel"]])
    for district, day, count, share in [
        ("Noord", "2025-07-01", 941, "0.069"),
        ("Zuid", "2025-07-01", 645, "0.1"),
    ]:
        date = TableCell(valuetype="date", datevalue=day)
        date.addElement(P(text="1 juli 2025"))
        shares = number(share, "…", "percentage")
        row(text(district), date, number(count, str(count)), shares)
    # As every program writes the rest of a sheet.
    row(TableCell(numbercolumnsrepeated=16384), numberrowsrepeated=1048573)
    document.spreadsheet.addElement(table)
    document.save("netjes.ods")


tidy()
wide()
messy()
open_document()
