"""The table, on moto's DynamoDB."""
