"""The stand-in of AWS for this machine: `python -m infra.local` runs Heard whole, with no account
and no Docker.

It serves the same app as AWS would, on moto's server or on whatever `AWS_ENDPOINT_URL` names,
builds what it needs from `infra/template.yaml`, and does what AWS does around the app: the web, the
mail door, the queue, the table's stream, the schedules against a clock that can be moved, and SES's
reports. None of it is in the package that is deployed.
"""
