"""The one logger and the one set of metrics. What they carry are references and counts, never a
person's words, name or address.
"""

from __future__ import annotations

from aws_lambda_powertools import Logger, Metrics

logger = Logger(service="heard", log_uncaught_exceptions=False)
metrics = Metrics(namespace="Heard", service="heard")


def count(name: str, value: float = 1) -> None:
    """Put a figure out at once, as a line of the log that CloudWatch turns into a metric."""
    from aws_lambda_powertools import single_metric
    from aws_lambda_powertools.metrics import MetricUnit

    with single_metric(name=name, unit=MetricUnit.Count, value=value, namespace="Heard"):
        pass


def log_trouble(what: str, error: BaseException, **where: str) -> None:
    """Log that something failed: the kind of error and its place in our code, not its message,
    which may quote a person.
    """
    trace = error.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    if trace:
        place = f"{trace.tb_frame.f_code.co_filename.rsplit('/', 1)[-1]}:{trace.tb_lineno}"
    else:
        place = ""
    logger.error(what, extra={"error": type(error).__name__, "place": place, **where})
