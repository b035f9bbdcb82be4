"""Heard on AWS Lambda: makes the app and registers the doors.

`chalice deploy` makes a function of each handler in them.
"""

import os
import sys

from chalice import Chalice

from chalicelib.chalice_command import refuse_unready_stage

refuse_unready_stage(sys.argv[1:], os.environ)  # before the doors, which read what is set up

from chalicelib.doors import schedules, web
from chalicelib.doors.mail import inbound, outbound
from chalicelib.doors.officer import desk, paper_case
from chalicelib.doors.person import tracking, whose_message
from chalicelib.doors.public import form

app = Chalice(app_name="heard")
app.api.binary_types.extend(["multipart/form-data", "application/x-www-form-urlencoded"])
for door in (
    form.public,
    tracking.tracking,
    desk.officers,
    paper_case.printing,
    whose_message.confirming,
    inbound.door,
    outbound.door,
    schedules.door,
):
    app.register_blueprint(door)
web.guard(app)
