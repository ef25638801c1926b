"""Judges PDFs. Reads lines of a profile, a tab and a file; writes PASS or FAIL and why, one a line."""

import sys

import page

for line in sys.stdin:
    profile, path = line.rstrip("\n").split("\t")
    result = page.validate_pdf(path, profile=profile)
    reasons = sorted({f"{failure.rule_id}: {failure.message}" for failure in result.failures})
    verdict = "PASS" if result.is_compliant and not reasons else "FAIL"
    print(verdict, profile, path, *reasons, sep="\t")
