"""Heard on AWS Lambda: makes the app and registers the doors. `chalice deploy` makes a function of each handler in them."""

from chalice import Chalice

from chalicelib.doors import (
    confirming,
    mailroom,
    officers,
    postroom,
    printing,
    public,
    timetable,
    tracking,
    web,
)

app = Chalice(app_name="heard")
app.api.binary_types.extend(["multipart/form-data", "application/x-www-form-urlencoded"])
for door in (
    public.public,
    tracking.tracking,
    officers.officers,
    printing.printing,
    confirming.confirming,
    mailroom.door,
    postroom.door,
    timetable.door,
):
    app.register_blueprint(door)
web.guard(app)
