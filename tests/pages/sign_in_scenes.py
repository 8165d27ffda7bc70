"""Signing in and out, and the pages of whoever has."""

from functools import partial

from werkzeug.test import TestResponse

from tests import sample_results
from tests.pages.stage import Stage, scene
from tests.support.hosted_owner import EMAIL, PASSWORD, Owner

HERE = "/app/account"


def signed_in(stage: Stage) -> Owner:
    stage.service.add(EMAIL, PASSWORD)
    owner = stage.owner()
    owner.sign_in()
    return owner


def trial(stage: Stage) -> Owner:
    owner = stage.owner()
    owner.lead(f"{HERE}/guest")
    return owner


def first_look(path: str, stage: Stage) -> TestResponse:
    return stage.owner().client.get(f"{HERE}{path}")


scene("sign in")(partial(first_look, "/sign-in"))
scene("sign up")(partial(first_look, "/sign-up"))
scene("link sent")(partial(first_look, "/link-sent"))
scene("open a link")(partial(first_look, "/link?token_hash=abc&type=email"))
scene("a link that is over")(partial(first_look, "/link"))
scene("your data, nobody signed in")(partial(first_look, ""))


@scene("sign in, sent here from a page of one's own")
def led_here(stage: Stage) -> TestResponse:
    owner = stage.owner()
    return owner.client.get(owner.client.get("/app/results").location)


@scene("sign in, where nobody may try it")
def no_guests(stage: Stage) -> TestResponse:
    stage.service.guests = False
    return first_look("/sign-in", stage)


def refused(path: str, fields: dict[str, str], stage: Stage) -> TestResponse:
    stage.service.add(EMAIL, PASSWORD)
    return stage.owner().post(f"{HERE}{path}", **{"email": EMAIL, "password": PASSWORD} | fields)


scene("sign in, nothing filled in")(partial(refused, "/sign-in", {"email": "", "password": ""}))
scene("sign in, not together")(partial(refused, "/sign-in", {"password": "another one"}))
scene("sign up, nothing filled in")(partial(refused, "/sign-up", {"email": "", "password": ""}))
scene("sign up, too weak")(partial(refused, "/sign-up", {"password": "too weak"}))


def too_many(path: str, stage: Stage) -> TestResponse:
    owner = stage.owner()
    owner.token()
    brake = owner.app.extensions["snapshot_sign_in"].tries_of_network
    while brake.allows("127.0.0.1"):
        pass
    return owner.post(f"{HERE}{path}", email=EMAIL, password=PASSWORD)


scene("sign in, too many tries")(partial(too_many, "/sign-in"))
scene("sign up, too many tries")(partial(too_many, "/sign-up"))


@scene("sign in, the service is away")
def service_away(stage: Stage) -> TestResponse:
    owner = stage.owner()
    owner.token()
    stage.service.away = True
    return owner.post(f"{HERE}/sign-in", email=EMAIL, password=PASSWORD)


def page_of(path: str, stage: Stage) -> TestResponse:
    return signed_in(stage).client.get(path)


scene("your data, signed in")(partial(page_of, HERE))
scene("upload, just signed in")(partial(page_of, "/app/upload"))
scene("list, just signed in")(partial(page_of, "/app/results"))


@scene("result, signed in")
def own_result(stage: Stage) -> TestResponse:
    owner = signed_in(stage)
    return owner.client.get(owner.keep(sample_results.ready(stage.run_id())))


def trial_page(path: str, stage: Stage) -> TestResponse:
    return trial(stage).client.get(path)


scene("your data, on trial")(partial(trial_page, HERE))
scene("sign in, on trial")(partial(trial_page, f"{HERE}/sign-in"))
scene("sign up, on trial")(partial(trial_page, f"{HERE}/sign-up"))


@scene("your data, after signing out")
def signed_out(stage: Stage) -> TestResponse:
    owner = signed_in(stage)
    owner.form = HERE
    return owner.client.get(owner.lead(f"{HERE}/sign-out"))


@scene("your data, signed in, delete everything without confirming")
def unconfirmed(stage: Stage) -> TestResponse:
    owner = signed_in(stage)
    owner.form = HERE
    return owner.post(f"{HERE}/delete-everything")
