"""Heard on AWS Lambda: makes the app and registers the doors.

`chalice deploy` makes a function of each handler in them.
"""

import os
import sys
from functools import partial

from chalice import Chalice, ConvertToMiddleware

from chalicelib.chalice_command import refuse_unready_stage

refuse_unready_stage(sys.argv[1:], os.environ)  # before the doors, which read what is set up

from chalicelib import log
from chalicelib.doors import schedules, web
from chalicelib.doors.mail import inbound, outbound
from chalicelib.doors.officer import (
    desk,
    messages,
    paper_case,
    papers,
    register,
    reports,
    told_pages,
)
from chalicelib.doors.person import (
    how_we_did,
    own_address,
    own_code,
    own_files,
    tracking,
    whose_message,
)
from chalicelib.doors.public import come_back, form, guidance, leaving, you_said

app = Chalice(app_name="heard")
app.api.binary_types.extend(["multipart/form-data", "application/x-www-form-urlencoded"])
for door in (
    guidance.guidance,
    form.public,
    come_back.returning,
    leaving.leaving,
    you_said.said,
    tracking.tracking,
    own_files.own_files,
    how_we_did.questions,
    own_code.coding,
    desk.officers,
    messages.messages,
    paper_case.printing,
    told_pages.telling,
    papers.papers,
    reports.reports,
    register.registers,
    whose_message.confirming,
    own_address.proving,
    inbound.door,
    outbound.door,
    schedules.door,
):
    app.register_blueprint(door)
# Each line of the log says which function and which request it is of. Never the event: it holds
# people's words, and Powertools would log it where POWERTOOLS_LOGGER_LOG_EVENT is set.
with_context = partial(log.logger.inject_lambda_context, log_event=False)
app.register_middleware(ConvertToMiddleware(with_context), "all")
web.guard_app(app)
