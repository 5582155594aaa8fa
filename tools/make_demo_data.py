#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes the demonstration's material: make_demo_data.py FACES OUT

OUT/manifest.csv, consents.jsonl, policy.toml, photos/, references/ and watchlist.json. FACES is what make_demo_faces.py
drew. Everything about the people is invented; every case for which the product exists occurs at least once. Dates are
relative to today, so that the demonstration does not grow old. Needs OpenCV (the drawing environment has it)."""
import csv
import datetime
import json
import pathlib
import shutil
import struct
import sys

import cv2
import numpy as np

HERE = pathlib.Path(__file__).resolve().parent
NOW = datetime.datetime.now(datetime.timezone.utc).replace(microsecond=0)
TODAY = NOW.date()
NOTICE = {"version": "4", "language": "en",
          "text": "Your photograph may be compared with the list of removal orders, and a second officer may look at a "
                  "flagged comparison. Your photograph is used for nothing else. You may say no."}
SEARCH = ["watchlist_search", "second_review"]
FEMALE = {0, 3, 4, 5, 7, 8, 10, 11, 13, 14, 18, 19, 20, 23, 24, 25, 27, 28, 29, 30, 31, 33, 34, 39}
NATIONALITIES = ["KOR", "JPN", "FRA", "BRA", "CAN", "IND", "D", "KEN", "PHL", "ESP", "USA", "VNM", "ITA", "NGA"]

# Listed people and how many reference photographs each has. Some of them gave no permission: they are not searched.
LISTED = {2: 2, 6: 1, 9: 3, 13: 2, 15: 2, 17: 2, 18: 1, 22: 2, 25: 2, 28: 2, 33: 1, 37: 2}
REFERENCES = (0, 2, 3)  # travellers are photographed as number 1
# What is told of a person, other than "gave consent to the search and the second review".
SAID = {3: "refused", 4: "minor", 7: "withdrawn", 11: "minor, guardian", 14: "other purpose", 16: "nothing",
        17: "refused", 20: "expired", 24: "law", 25: "law, refused", 28: "law", 31: "nationality", 34: "requested"}


def ref(person):
    return f"T-{person + 1:04d}"


def day(days):
    return (TODAY + datetime.timedelta(days=days)).isoformat()


def moment(days):
    return (NOW + datetime.timedelta(days=days)).strftime("%Y-%m-%dT%H:%M:%SZ")


def consent(person, state, at, purposes=None, **more):
    line = {"consent_ref": f"C-{person + 1:04d}", "traveller_ref": ref(person), "state": state, "at": moment(at), **more}
    if purposes:
        line |= {"purposes": purposes, "recipients": ["border_control"], "categories": ["facial_image", "face_template"],
                 "notice": NOTICE}
    return line


def consents_of(person):
    """The events of a person's consent record, oldest first."""
    ends = {"expires": day(300)}
    said = SAID.get(person, "given")
    return {
        "given": [consent(person, "given", -20, SEARCH, **ends)],
        "refused": [consent(person, "refused", -20, SEARCH)],
        "law, refused": [consent(person, "refused", -20, SEARCH)],
        "withdrawn": [consent(person, "given", -40, SEARCH, **ends), consent(person, "withdrawn", -2)],
        "expired": [consent(person, "given", -400, SEARCH, expires=day(-35))],
        "other purpose": [consent(person, "given", -20, ["entry_id_check"], **ends)],
        "requested": [consent(person, "requested", -20, SEARCH)],
        "minor": [consent(person, "given", -20, SEARCH, **ends)],
        "minor, guardian": [consent(person, "given", -20, SEARCH, giver="guardian", **ends)],
        "nationality": [consent(person, "given", -20, SEARCH, **ends)],
        "law": [],
        "nothing": [],
    }[said]


def row(person, file, role="live", **more):
    said = SAID.get(person, "")
    nationality = "AUS" if said.startswith("law") else "XXB" if said == "nationality" else \
        NATIONALITIES[person % len(NATIONALITIES)]
    birth = TODAY.year - 15 if said.startswith("minor") else 1955 + person * 13 % 45
    return {"traveller_ref": ref(person), "file": file, "role": role, "nationality": nationality,
            "birth_year": birth, "gender": "F" if person in FEMALE else "M", "captured_at": day(-1),
            "source_system": "demo-gate"} | more


def jpeg(path, image):
    done, data = cv2.imencode(".jpg", image, [cv2.IMWRITE_JPEG_QUALITY, 92])
    assert done
    path.write_bytes(data.tobytes())


def with_orientation(data, orientation):
    """A JPEG with an EXIF block behind its first marker that says how the camera was held."""
    exif = b"Exif\0\0" + struct.pack("<2sHIHHHIHHI", b"II", 42, 8, 1, 0x0112, 3, 1, orientation, 0, 0)
    return data[:2] + b"\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif + data[2:]


def photographs(faces, out):
    """Fills out/photos and gives the manifest's rows."""
    photos = out / "photos"
    photos.mkdir(parents=True)
    read = lambda person, take: cv2.imread(str(faces / f"{person:02d}_{take}.jpg"))
    rows = []
    for person in range(40):
        name = f"photos/{ref(person)}.jpg"
        if person == 26:  # two people in one picture
            pair = np.hstack([read(26, 1)[:, 112:-112], read(27, 1)[:, 112:-112]])
            jpeg(out / name, pair)
        elif person == 27:  # so small that the eyes are too close together to compare
            jpeg(out / name, cv2.resize(read(person, 1), (132, 132), interpolation=cv2.INTER_AREA))
        elif person == 29:  # the camera was held sideways and says so
            jpeg(out / name, cv2.rotate(read(person, 1), cv2.ROTATE_90_COUNTERCLOCKWISE))
            (out / name).write_bytes(with_orientation((out / name).read_bytes(), 6))
        elif person == 30:  # no photograph at all, whatever its name says
            (out / name).write_text("This is a note, not a photograph.\n")
        else:
            shutil.copyfile(faces / f"{person:02d}_1.jpg", out / name)
        rows.append(row(person, name))
    for person in (0, 5):  # two photographs of one traveller
        name = f"photos/{ref(person)}-passport.jpg"
        shutil.copyfile(faces / f"{person:02d}_0.jpg", out / name)
        rows.append(row(person, name, role="document"))
    shutil.copyfile(out / f"photos/{ref(2)}.jpg", photos / "again.jpg")  # the same bytes once more
    rows.append(row(2, "photos/again.jpg"))
    rows.append(row(8, f"photos/{ref(8)}.jpg", traveller_ref="T-9001", nationality="ATL"))  # no such nationality
    rows.append(row(8, "../outside.jpg", traveller_ref="T-9002"))  # leaves the folder
    rows.append(row(8, "photos/lost.jpg", traveller_ref=ref(8)))  # not there
    return rows


def watchlist(faces, out):
    (out / "references").mkdir()
    people = []
    for number, (person, count) in enumerate(LISTED.items(), 1):
        files = []
        for take in REFERENCES[:count]:
            files.append(f"references/order-{number:02d}-{take}.jpg")
            shutil.copyfile(faces / f"{person:02d}_{take}.jpg", out / files[-1])
        people.append({"alias": f"Order {TODAY.year}-{number:02d}", "reason": "removal order, made up",
                       "legal": "Demonstration Act 12-2", "action": "refer to secondary inspection",
                       "review_by": day(180), "expires": day(365), "photos": files})
    return {"name": f"Removal orders {TODAY.year}", "legal": "Demonstration Act 12-2", "people": people}


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    faces, out = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    out.mkdir(parents=True)
    rows = photographs(faces, out)
    with (out / "manifest.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0].keys())
        writer.writeheader()
        writer.writerows(rows)
    with (out / "consents.jsonl").open("w", encoding="utf-8") as file:
        for person in range(40):
            for event in consents_of(person):
                file.write(json.dumps(event) + "\n")
    shutil.copyfile(HERE / "demo-data/policy.toml", out / "policy.toml")
    (out / "watchlist.json").write_text(json.dumps(watchlist(faces, out), indent=1))


if __name__ == "__main__":
    main()
