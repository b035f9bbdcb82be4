"""The doors of mail: `inbound` takes in what SES stored, `outbound` sends what is owed and hears
what became of it.
"""
