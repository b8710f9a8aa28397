"""Independent model of loans with irregular periods at both ends: two draws, one between payment dates; a margin step in the middle of a period; interest in kind; a prepayment.

Written from docs/methodology/draws.md, amortisation.md, interest.md, prepayments.md and money-and-settlement.md, without the engine's code.
Run `python3 stub_schedules.py` in this folder to write the stub-*.csv files again.
"""
import csv
from datetime import date
from decimal import ROUND_HALF_UP, Decimal, getcontext

getcontext().prec = 40
CENT = Decimal("0.01")
CLOSING, FIRST, LAST = date(2027, 1, 15), date(2027, 3, 31), date(2028, 11, 20)
DRAWS = [(CLOSING, 700_000), (date(2027, 5, 20), 500_000)]
RATE, STEP, STEP_DATE = 0.09, 0.0075, date(2028, 2, 15)
KIND_FROM, KIND_UNTIL, KIND_SHARE, KIND_MARGIN = date(2027, 7, 1), date(2027, 11, 10), 0.4, 0.01
PREPAID_ON, PREPAID = date(2027, 8, 10), 200_000


def money(x):
    return Decimal(repr(x) if isinstance(x, float) else x).quantize(CENT, ROUND_HALF_UP)


def dates(stub):
    quarters = [date(2027, 3, 31), date(2027, 6, 30), date(2027, 9, 30), date(2027, 12, 31), date(2028, 3, 31), date(2028, 6, 30), date(2028, 9, 30)]
    if stub == "long":
        quarters.pop()
    return quarters + [LAST]


def years(start, end):
    return (end - start).days / 360


def interest(start, end):
    """Yearly rate of a period with its margin by days, interest on 1 and the part of it that is added to principal."""
    whole = years(start, end)
    if start < STEP_DATE < end:
        rate = (RATE * years(start, STEP_DATE) + (RATE + STEP) * years(STEP_DATE, end)) / whole
    else:
        rate = RATE + (STEP if start >= STEP_DATE else 0)
    lo, hi = max(start, KIND_FROM), min(end, KIND_UNTIL)
    kind = KIND_SHARE * years(lo, hi) if hi > lo else 0.0
    extra = KIND_MARGIN * kind
    rate += extra / whole
    growth = rate * whole
    added = ((rate - extra / whole) * kind + extra) / growth if growth else 0.0
    return rate, growth, added


def schedule(payments, drawn_on, amount):
    """Contract: balance, principal and interest at each payment of a straight loan."""
    first = next(i for i, day in enumerate(payments) if day > drawn_on)
    count = len(payments) - first
    rows, balance, part = [], float(amount), None
    for i in range(first, len(payments)):
        start = drawn_on if i == first else payments[i - 1]
        _, growth, added = interest(start, payments[i])
        balance += balance * growth * added
        if part is None:
            part = balance / count
        principal = balance if i == len(payments) - 1 else part
        balance -= principal
        rows.append((i, principal, balance))
    return first, rows


def run(stub, application):
    payments = dates(stub)
    contracts = [schedule(payments, day, amount) for day, amount in DRAWS]
    at = next(i for i, day in enumerate(payments) if day >= PREPAID_ON)
    live, paid = [0.0, 0.0], {}
    for i in range(len(payments)):
        for d, (day, amount) in enumerate(DRAWS):
            first, rows = contracts[d]
            if i < first:
                continue
            if i == first:
                live[d] = float(amount)
            _, growth, added = interest(day if i == first else payments[i - 1], payments[i])
            live[d] += live[d] * growth * added
            _, principal, after = rows[i - first]
            last = i == len(payments) - 1
            if last:
                due = live[d]
            elif application == "inverse":
                due = min(live[d], principal)
            elif application == "order":
                due = min(max(live[d] - after, 0.0), live[d])
            else:
                due = live[d] * principal / (principal + after)
            live[d] -= due
            paid[i, d] = due
        if i == at:
            total = sum(live[d] for d in range(2) if i >= contracts[d][0])
            for d in range(2):
                if i >= contracts[d][0]:
                    cut = live[d] * PREPAID / total
                    live[d] -= cut
                    paid[i, d] += cut
    rows = []
    for d, (day, amount) in enumerate(DRAWS):
        balance = money(amount)
        rows.append([d + 1, day.isoformat(), "0.00", money(amount), "0.00", "0.00", "0.00", balance])
        for i in range(contracts[d][0], len(payments)):
            start = day if i == contracts[d][0] else payments[i - 1]
            rate, _, added = interest(start, payments[i])
            opening = balance
            owed = money(opening * Decimal(repr(rate)) * (payments[i] - start).days / 360)
            kind = money(owed * Decimal(repr(added)))
            principal = opening + kind if i == len(payments) - 1 else money(paid[i, d])
            principal = min(principal, opening + kind)
            balance = opening + kind - principal
            rows.append([d + 1, payments[i].isoformat(), opening, "0.00", owed - kind, kind, principal, balance])
            if balance == 0:  # repaid early: rows of nothing are not printed
                break
    return rows


for stub in ("short", "long"):
    for application in ("inverse", "order", "rata"):
        with open(f"stub-{stub}-{application}.csv", "w", newline="", encoding="utf-8") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(["draw", "date", "opening", "drawn", "interest", "capitalised", "principal", "closing"])
            writer.writerows(run(stub, application))
