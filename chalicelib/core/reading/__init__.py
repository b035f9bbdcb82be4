"""What words may mean: danger, requests, addresses that are not safe, names, references. Nothing
here acts; what is found is put before a person.
"""
