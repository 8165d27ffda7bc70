"""Each mistake in the SQL for Supabase is found by its rule; as it is printed, without a mistake, it keeps them all."""

from collections.abc import Iterator

import psycopg
import pytest
from click.testing import CliRunner

from snapshot.cli import main
from tests.conftest import skip_or_fail
from tests.support.hosted_links_mutants import LINKS
from tests.support.hosted_lock_mutants import LOCK
from tests.support.hosted_mistake import Mistake
from tests.support.hosted_mutants import BODIES, GRANTS, POLICIES
from tests.support.supabase_stack import NotHere, SupabaseStack, driver_dsn, empty_again, project

pytestmark = pytest.mark.postgres
MISTAKES = (*GRANTS, *POLICIES, *BODIES, *LOCK, *LINKS)


@pytest.fixture(scope="module")
def printed() -> str:
    """What a maintainer pastes into Supabase's editor."""
    return CliRunner().invoke(main, ["db", "upgrade", "--sql", "--supabase"], catch_exceptions=False).stdout


@pytest.fixture(scope="module")
def another_project(postgres_url: str) -> Iterator[SupabaseStack]:
    try:
        with project(postgres_url) as stack:
            yield stack
    except NotHere as error:
        skip_or_fail(str(error))


def apply(stack: SupabaseStack, statements: str) -> None:
    """PostgREST need not look anew: the functions have the same arguments."""
    empty_again(stack.dsn)
    with psycopg.connect(driver_dsn(stack.dsn), autocommit=True) as connection:
        connection.execute(statements.replace("notify pgrst", "-- notify"))


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake.name.replace(" ", "_"))
def test_every_planted_sql_mistake_is_found(another_project: SupabaseStack, printed: str, mistake: Mistake) -> None:
    apply(another_project, mistake.made_in(printed))
    with pytest.raises(AssertionError):
        mistake.rule(another_project)


@pytest.mark.slow
def test_the_printed_sql_makes_a_database_that_keeps_every_rule(another_project: SupabaseStack, printed: str) -> None:
    apply(another_project, printed)
    for rule in {mistake.rule for mistake in MISTAKES}:
        rule(another_project)
    assert len({mistake.rule for mistake in MISTAKES}) > 15
