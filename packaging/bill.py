"""Writes the software bill of materials of a built program, in CycloneDX 1.5 (ECMA-424) as JSON.

Components: Python; every distribution of which a file is in the build, with the hashes of its releases in the
lock; the Rust crates that a distribution's own bill lists; Qt; and Debian's packages of bundled libraries. Made
from the build's list of contents, so what is not in the program is not in the bill.
"""

from __future__ import annotations

import importlib.metadata
import json
import platform
import re
import subprocess
import sys
import uuid
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "packaging"), str(ROOT)]

import licences  # noqa: E402 - lies beside this file
import release_facts as facts  # noqa: E402

NAMESPACE = uuid.UUID("5a1d6a35-6a6c-5b0e-9a86-2f6b2a1f9b11")
"""Under which the serial numbers of bills are derived: the same contents have the same number."""
LOCKED = re.compile(r"^([a-z0-9-]+)==(\S+)")
HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")


def write(contents: Sequence[Sequence[str]], target: Path) -> int:
    """Write the bill for the contents of a build (rows: target, source, kind); return the number of components."""
    components = [python_component(), *distribution_components(contents), *debian_components(contents)]
    components.sort(key=lambda component: str(component["bom-ref"]))
    own = {
        "type": "application",
        "bom-ref": f"baoku@{facts.VERSION}",
        "name": "baoku",
        "version": facts.VERSION,
        "description": facts.SUMMARY_EN,
        "licenses": [{"license": {"id": "MIT"}}],
    }
    refs = [component["bom-ref"] for component in components]
    body: dict[str, Any] = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "metadata": {
            "timestamp": datetime.fromtimestamp(facts.epoch(), UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
            "component": own,
            "properties": [
                {"name": "baoku:system", "value": sys.platform},
                {"name": "baoku:machine", "value": platform.machine()},
            ],
        },
        "components": components,
        "dependencies": [{"ref": own["bom-ref"], "dependsOn": refs}],
    }
    body["serialNumber"] = uuid.uuid5(NAMESPACE, json.dumps(body, sort_keys=True)).urn
    target.write_text(json.dumps(body, ensure_ascii=False, indent=2, sort_keys=True) + "\n", "utf-8")
    return len(components)


def python_component() -> dict[str, Any]:
    """Return the component that Python itself is."""
    return {
        "type": "framework",
        "bom-ref": f"pkg:generic/python@{platform.python_version()}",
        "purl": f"pkg:generic/python@{platform.python_version()}",
        "name": "python",
        "version": platform.python_version(),
        "licenses": [{"license": {"id": "PSF-2.0"}}],
    }


def distribution_components(contents: Sequence[Sequence[str]]) -> list[dict[str, Any]]:
    """Return a component a Python distribution in the build, and those that their own bills name."""
    hashes = locked_hashes()
    found = []
    for name in sorted(licences.distributions(contents) | licences.BUILT_IN):
        distribution = importlib.metadata.distribution(name)
        purl = f"pkg:pypi/{name}@{distribution.version}"
        component: dict[str, Any] = {
            "type": "library",
            "bom-ref": purl,
            "purl": purl,
            "name": name,
            "version": distribution.version,
            "licenses": licence_of(distribution),
        }
        if distribution.metadata["Summary"]:
            component["description"] = distribution.metadata["Summary"]
        if hashes.get(name):
            component["properties"] = [
                {"name": "baoku:locked-sha256", "value": each} for each in hashes[name]
            ]
        found.append(component)
        found += inner_components(distribution)
        if name == "pyside6-essentials":
            found.append(qt_component(distribution.version))
    return found


def licence_of(distribution: importlib.metadata.Distribution) -> list[dict[str, Any]]:
    """Return the licence that a distribution states."""
    data = distribution.metadata
    if data["License-Expression"]:
        return [{"expression": data["License-Expression"]}]
    stated = (data["License"] or "").strip()
    if re.fullmatch(r"[\w.+-]+( OR [\w.+-]+)+", stated):
        return [{"expression": stated}]
    return [{"license": {"name": stated.splitlines()[0] if stated else "see licenses/"}}]


def qt_component(version: str) -> dict[str, Any]:
    """Return the component that the Qt libraries are; PySide6 has their version."""
    purl = f"pkg:generic/qt@{version}"
    licence = [{"expression": "LGPL-3.0-only OR GPL-2.0-only OR GPL-3.0-only"}]
    return {
        "type": "library",
        "bom-ref": purl,
        "purl": purl,
        "name": "qt",
        "version": version,
        "licenses": licence,
    }


def inner_components(distribution: importlib.metadata.Distribution) -> list[dict[str, Any]]:
    """Return what the bills in a distribution's own metadata list: crates that are compiled into it."""
    found = {}
    for path in distribution.files or ():
        if "/sboms/" in path.as_posix() and path.suffix == ".json":
            bill = json.loads(Path(str(path.locate())).read_text("utf-8"))
            for component in bill.get("components", ()):
                if component.get("purl"):
                    kept = {
                        key: component[key]
                        for key in ("type", "name", "version", "licenses")
                        if key in component
                    }
                    reference = component["purl"].split("?")[0]
                    found[reference] = {**kept, "bom-ref": reference, "purl": reference}
    return list(found.values())


def debian_components(contents: Sequence[Sequence[str]]) -> list[dict[str, Any]]:
    """Return a component a Debian package whose libraries are bundled."""
    found = []
    for package in sorted(licences.debian_packages(contents)):
        asked = subprocess.run(
            ["dpkg-query", "--show", "--showformat", "${Version}", package],
            capture_output=True,
            text=True,
            check=True,
        )
        name = package.split(":")[0]
        purl = f"pkg:deb/debian/{name}@{asked.stdout}"
        component = {"type": "library", "bom-ref": purl, "purl": purl, "name": name, "version": asked.stdout}
        found.append({**component, "licenses": [{"license": {"name": f"see licenses/debian-{name}.txt"}}]})
    return found


def locked_hashes() -> dict[str, list[str]]:
    """Return the hashes that the lock allows for every distribution: one of them is what was installed."""
    text = (ROOT / "packaging" / "locks" / "package.txt").read_text("utf-8").replace("\\\n", " ")
    found = {}
    for line in text.splitlines():
        named = LOCKED.match(line)
        if named:
            found[named[1]] = HASH.findall(line)
    return found
