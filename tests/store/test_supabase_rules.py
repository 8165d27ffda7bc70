"""On a real PostgreSQL behind a real PostgREST: what is whose, that the lock lets one in, what a link opens."""

import pytest

from tests.support import hosted_catalog, hosted_isolation, hosted_links, hosted_lock
from tests.support.supabase_stack import SupabaseStack

pytestmark = pytest.mark.postgres


@pytest.mark.parametrize("rule", hosted_isolation.RULES, ids=lambda rule: rule.__name__)
def test_workspaces_are_isolated(supabase_stack: SupabaseStack, rule: hosted_isolation.Rule) -> None:
    rule(supabase_stack)


@pytest.mark.parametrize("rule", hosted_lock.RULES, ids=lambda rule: rule.__name__)
def test_the_lock_keeps_every_rule(supabase_stack: SupabaseStack, rule: hosted_isolation.Rule) -> None:
    rule(supabase_stack)


@pytest.mark.parametrize("rule", hosted_links.RULES, ids=lambda rule: rule.__name__)
def test_links_keep_every_rule(supabase_stack: SupabaseStack, rule: hosted_isolation.Rule) -> None:
    rule(supabase_stack)


@pytest.mark.parametrize("rule", hosted_catalog.RULES, ids=lambda rule: rule.__name__)
def test_the_catalog_keeps_every_rule(supabase_stack: SupabaseStack, rule: hosted_isolation.Rule) -> None:
    rule(supabase_stack)
