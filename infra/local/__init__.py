"""Run Heard whole on this machine, with no AWS account and no Docker: `python -m infra.local`.

It serves the same app on moto, or on what `AWS_ENDPOINT_URL` names, and does what AWS does around
it: web, mail, queue, stream, schedules by a clock that can be moved, SES's reports. None of it is
deployed.
"""
