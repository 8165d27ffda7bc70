"""The command line: its JSON, its exit codes, and its help in the README."""

import json
from datetime import UTC, datetime
from pathlib import Path

import psycopg
import pytest
from click.testing import CliRunner, Result

from snapshot import offline
from snapshot.cli import main
from snapshot.pipeline.documents.results import RunResults
from snapshot.presentation.present import present_artifact
from tests.conftest import REPO
from tests.support.exports import plain_pair, two_currencies
from tests.support.supabase_stack import SupabaseStack, driver_dsn


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    business = tmp_path / "acme"
    business.mkdir()
    for file in plain_pair():
        (business / file.name).write_bytes(file.content)
    return business


def run(*arguments: object) -> list[dict[str, object]]:
    result = CliRunner().invoke(main, [str(argument) for argument in arguments])
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.output.splitlines()]


def test_read_prints_files_and_summary(folder: Path) -> None:
    (answer,) = run("read", *sorted(folder.iterdir()), "--json")
    assert [file["category"] for file in answer["files"]] == ["invoices", "quotes"]
    summary = answer["summary"]
    assert (summary["invoices_count"], summary["paid_count"], summary["open_count"]) == (60, 48, 12)
    assert summary["gated"] is False


def test_analyze_prints_one_whole_run(folder: Path) -> None:
    (answer,) = run("analyze", *folder.iterdir(), "--json")
    assert answer["theme"] == answer["conclusion"]["pattern_id"]
    assert 0 <= answer["confidence"] <= 1
    assert answer["numbers"]["invoice_count"] == 60
    assert [step["status"] for step in answer["run_manifest"]["steps"]] == ["succeeded"] * 6
    assert answer["pack"] is None


def test_page_terminal_and_json_say_the_same_of_old_files(folder: Path) -> None:
    files, day = list(folder.iterdir()), ("--as-of", "2027-06-01")
    (answer,) = run("analyze", *files, *day, "--json")
    assert answer["files_end"] == answer["snapshot"]["window"]["report_date"]
    assert answer["conclusion"]["decision"].startswith("Export fresh files today")
    told = CliRunner().invoke(main, ["analyze", *map(str, files), *day]).output
    page = present_artifact(RunResults.model_validate(answer))
    assert page.old_files
    for said in (answer["conclusion"]["decision"], page.old_files):
        assert said in told


def test_the_short_list_is_printed_for_people(folder: Path) -> None:
    files = list(folder.iterdir())
    (answer,) = run("analyze", *files, "--json")
    told = CliRunner().invoke(main, ["analyze", *map(str, files)]).output
    assert answer["short_list"]["items"]
    assert all(item["number"] in told for item in answer["short_list"]["items"])


@pytest.mark.parametrize(
    "names",
    [
        ("jobber_invoices.csv", "jobber_quotes_report.csv"),
        ("qbo_invoice_list_by_date.csv",),
        ("square_invoices_export_20250701.csv",),
    ],
)
def test_a_whole_run_over_real_exports_counts_what_is_in_them(examples: Path, names: tuple[str, ...]) -> None:
    cases = json.loads((examples / "expected.json").read_text("utf-8"))["cases"]
    invoices = next(one["expected"] for one in cases if [file["name"] for file in one["files"]] == [names[0]])
    (answer,) = run("analyze", *(examples / name for name in names), "--json")
    read = answer["input_recognition"]["summary"]
    for count in ("invoices_count", "paid_count", "open_count"):
        assert read[count] == invoices[count], count
    assert answer["numbers"]["invoice_count"] == invoices["invoices_count"]
    assert answer["run_manifest"]["finalized_at"]
    assert {step["status"] for step in answer["run_manifest"]["steps"]} == {"succeeded"}


def test_analyze_prints_a_line_for_each_folder(folder: Path) -> None:
    other = folder.parent / "empty"
    other.mkdir()
    (other / "notes.csv").write_bytes(b"")
    first, second = run("analyze", folder, other, "--json")
    assert (first["pack"], second["pack"]) == ("acme", "empty")
    assert second["theme"] == "too_little_data"
    assert second["readiness_level"] == "blocked"


def test_the_text_format_is_readable(folder: Path) -> None:
    result = CliRunner().invoke(main, ["analyze", str(folder)])
    assert result.exit_code == 0
    assert "6 steps succeeded, 0 skipped, 0 failed (lock: local)" in result.output
    assert result.output.startswith("acme:\n")


def test_what_was_read_is_said_in_the_words_of_the_page(folder: Path) -> None:
    (folder / "stock.csv").write_bytes(b"")
    said = CliRunner().invoke(main, ["read", *sorted(map(str, folder.iterdir()))]).output
    assert "invoices.csv: 60 invoices; all 60 rows used." in said
    assert "stock.csv: no rows that we could use; no rows read. This file is empty." in said
    assert "Invoices issued: 60: 48 paid, 12 with something left to pay" in said
    assert "None" not in said


def test_read_tells_what_the_file_says_of_itself(tmp_path: Path) -> None:
    rows = ["Invoice #,Client,Invoice date,Total", *(f"{n},Ann,2025-03-02,100.50" for n in (1, 2, 3)), "Total,,,301.50"]
    (tmp_path / "a.csv").write_text("\n".join(rows), "utf-8")
    (answer,) = run("read", tmp_path / "a.csv", "--json")
    assert answer["files"][0]["proofs"] == [{"what": "total", "file_says": 301.5, "we_read": 301.5, "agrees": True}]
    said = CliRunner().invoke(main, ["read", str(tmp_path / "a.csv")]).output
    assert "\n  Your file’s own total, 301.50, agrees.\n" in said


def on_clock_day(monkeypatch: pytest.MonkeyPatch, day: str, *arguments: object) -> dict[str, object]:
    """What the command answers while the machine's clock shows ``day``, without ids and times."""
    monkeypatch.setattr(offline, "utc_now", lambda: datetime.fromisoformat(day).replace(tzinfo=UTC))
    (answer,) = run(*arguments, "--json")
    meta = answer.get("meta", {})
    return answer | {"run_id": "", "run_manifest": {}, "meta": {**meta, "created_at": ""}}


@pytest.mark.parametrize("command", ["read", "analyze"])
def test_as_of_a_day_the_answer_is_the_same_on_every_day(
    folder: Path, command: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    arguments = (command, *sorted(folder.iterdir()), "--as-of", "2025-05-01")
    early, late = (on_clock_day(monkeypatch, day, *arguments) for day in ("2025-03-01", "2031-12-31"))
    assert early == late


def test_without_a_day_the_clock_decides(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As of a day and at midnight UTC on that day are the same: nowhere on Earth is it the next day yet."""
    arguments = ("analyze", *sorted(folder.iterdir()))
    on_the_day = on_clock_day(monkeypatch, "2025-05-01", *arguments)
    assert on_the_day == on_clock_day(monkeypatch, "2031-12-31", *arguments, "--as-of", "2025-05-01")


def test_another_day_of_the_run_gives_other_ages(folder: Path) -> None:
    days = ("2025-05-01", "2025-10-01")
    early, late = (run("analyze", *sorted(folder.iterdir()), "--json", "--as-of", day)[0] for day in days)
    assert [one["meta"]["run_day"] for one in (early, late)] == list(days)
    assert [one["snapshot"]["window"]["report_date"] for one in (early, late)] == ["2025-04-30", "2025-07-12"]
    assert early["snapshot"]["overdue"] != late["snapshot"]["overdue"]


def test_what_happens_after_the_day_of_the_run_is_set_aside(folder: Path) -> None:
    whole, early = (
        run("read", *sorted(folder.iterdir()), "--json", "--as-of", day)[0]["summary"]
        for day in ("2025-10-01", "2025-05-01")
    )
    assert early["invoices_count"] < whole["invoices_count"] == 60


@pytest.mark.parametrize("command", ["read", "analyze"])
@pytest.mark.parametrize("day", ["tomorrow", "2025-02-30", "10/01/2025", "", "1989-12-31", "2101-01-01", "20251"])
def test_a_day_that_cannot_be_used_ends_with_2_and_what_to_write(folder: Path, command: str, day: str) -> None:
    arguments = [command, *map(str, folder.iterdir()), "--as-of", day]
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 2
    assert "Error: Invalid value for '--as-of': " in result.output
    assert "Write year, month and day, for example 2025-10-01." in result.output


@pytest.mark.parametrize(
    "arguments",
    [
        ["analyze"],
        ["analyze", "/no/such/file"],
        ["read", "."],
        ["analyze", ".", "README.md"],
        ["analyze", ".", "--industry", "hvca"],
    ],
)
def test_unusable_arguments_end_with_2_and_a_sentence(arguments: list[str]) -> None:
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 2
    assert "Error: " in result.output
    assert "Traceback" not in result.output


def test_a_refused_setting_is_a_sentence_not_a_traceback() -> None:
    result = CliRunner().invoke(main, ["serve"], env={"SNAPSHOT_PORT": "x"})
    assert result.exit_code == 2
    assert "SNAPSHOT_PORT must be a whole number" in result.output


def test_the_limits_of_reading_are_those_of_the_settings(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SNAPSHOT_READ_MAX_ROWS", "5")
    (answer,) = run("read", *sorted(folder.iterdir()), "--json")
    assert {file["problem"] for file in answer["files"]} == {"too_many_rows"}


@pytest.fixture
def mixed(tmp_path: Path) -> Path:
    path = tmp_path / "invoices.csv"
    path.write_bytes(two_currencies(6, 4).content)
    return path


def test_the_currency_of_most_documents_is_read_with_a_warning(mixed: Path) -> None:
    result = CliRunner().invoke(main, ["read", str(mixed), "--json"])
    answer = json.loads(result.stdout)
    assert (answer["summary"]["currency"], answer["summary"]["invoice_total_sum"]) == ("USD", 600)
    assert [(one["currency"], one["invoices_cents"]) for one in answer["currencies"]] == [
        ("USD", 60000),
        ("EUR", 40000),
    ]
    assert result.stderr == "Warning: only 60% of the documents are in USD. To look at others, use --currency EUR.\n"


@pytest.mark.parametrize("command", ["read", "analyze"])
def test_another_currency_is_looked_at_when_asked_for_and_the_rest_is_said(mixed: Path, command: str) -> None:
    result = CliRunner().invoke(main, [command, str(mixed), "--currency", "eur"])
    assert (result.exit_code, result.stderr) == (0, "")
    assert "Left out: 6 invoices, $600.00." in result.stdout


def test_analyze_says_in_its_json_which_currency_its_numbers_are_in(mixed: Path) -> None:
    result = CliRunner().invoke(main, ["analyze", str(mixed), "--currency", "EUR", "--json"])
    answer = json.loads(result.stdout)
    assert (answer["currency"], answer["numbers"]["open_balance"]) == ("EUR", 400)
    assert "6 invoices, $600.00" in answer["data_warnings"][0]
    assert any("6 invoices, $600.00" in note for note in answer["run_manifest"]["steps"][0]["notes"])


@pytest.mark.parametrize("command", ["read", "analyze"])
def test_a_currency_that_is_not_there_is_refused_with_those_that_are(mixed: Path, command: str) -> None:
    result = CliRunner().invoke(main, [command, str(mixed), "--currency", "GBP"])
    assert result.exit_code == 2
    assert "There are no amounts in GBP. These files have USD, EUR." in result.stderr


def test_sums_of_files_that_name_no_currency_have_no_sign(folder: Path) -> None:
    result = CliRunner().invoke(main, ["analyze", str(folder)])
    assert "$" not in result.stdout
    assert json.loads(CliRunner().invoke(main, ["analyze", str(folder), "--json"]).stdout)["currency"] is None


def test_the_readme_shows_every_command_as_its_help_says() -> None:
    readme = (REPO / "README.md").read_text("utf-8")
    for name, command in main.commands.items():
        assert f"snapshot {name}" in readme
        subcommands = getattr(command, "commands", {})
        for inner in subcommands:
            assert f"snapshot {name} {inner}" in readme
        if not subcommands:
            assert command.get_short_help_str(limit=200) in readme


def test_the_readme_names_every_option() -> None:
    readme = (REPO / "README.md").read_text("utf-8")
    leaves = [
        leaf for command in main.commands.values() for leaf in getattr(command, "commands", {"": command}).values()
    ]
    options = {
        option for leaf in leaves for one in leaf.params if one.param_type_name == "option" for option in one.opts
    }
    assert {"--json", "--industry", "--sql"} <= options
    for option in options:
        assert f"[{option}" in readme


@pytest.mark.parametrize("command", [["serve"], ["purge"], ["db", "upgrade"]])
@pytest.mark.parametrize(
    ("variable", "value"), [("SNAPSHOT_PORT", "eight"), ("SNAPSHOT_DATABASE_URL", "nonsense")]
)  # fmt: skip
def test_a_setting_that_cannot_be_used_ends_in_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: list[str], variable: str, value: str
) -> None:
    monkeypatch.setenv("SNAPSHOT_INSTANCE_DIR", str(tmp_path))
    monkeypatch.setenv(variable, value)
    result = CliRunner().invoke(main, command)
    assert result.exit_code == 2
    assert f"Error: {variable} " in result.output


@pytest.mark.postgres
def test_a_supabase_projects_rows_are_purged_over_its_database(
    supabase_stack: SupabaseStack, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its interface lets visitors alone in, and the command is none."""
    monkeypatch.setenv("SNAPSHOT_INSTANCE_DIR", str(tmp_path))
    monkeypatch.setenv("SUPABASE_URL", supabase_stack.url)
    monkeypatch.setenv("SUPABASE_KEY", supabase_stack.anon_key)
    refused = CliRunner().invoke(main, ["purge"])
    assert refused.exit_code == 2
    assert "Error: Set SNAPSHOT_DATABASE_URL" in refused.output
    with psycopg.connect(driver_dsn(supabase_stack.dsn)) as connection:
        connection.execute("truncate workspaces cascade")
        connection.execute("insert into workspaces values ('old', 'guest:old', 1)")
        connection.execute("insert into held_files values ('old', 'upload', 1, 1, 'x')")
    monkeypatch.setenv("SNAPSHOT_DATABASE_URL", supabase_stack.dsn)
    purged = CliRunner().invoke(main, ["purge"])
    assert purged.output == "0 stored packs, 1 held upload and 0 links deleted.\n"


def test_nothing_is_called_up_to_date_where_the_projects_own_address_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SNAPSHOT_INSTANCE_DIR", str(tmp_path / "instance"))
    monkeypatch.setenv("SUPABASE_URL", "https://abc.supabase.co")
    monkeypatch.setenv("SUPABASE_KEY", "sb_publishable_x")
    result = CliRunner().invoke(main, ["db", "upgrade"])
    assert result.exit_code == 0
    assert result.output.startswith("Nothing was changed. ")
    assert not list(tmp_path.iterdir())


def test_a_database_that_does_not_answer_ends_in_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SNAPSHOT_DATABASE_URL", "postgresql://u:p@127.0.0.1:1/db")
    result = CliRunner().invoke(main, ["db", "upgrade"])
    assert result.exit_code == 1
    assert result.output == "Error: The database does not answer. Check its address, and that it runs.\n"


def masked(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["mask", *map(str, arguments)])


def test_a_masked_copy_is_written_here_and_read_in_the_same_way(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    result = masked("invoices.csv")
    assert result.exit_code == 0
    assert "invoices (masked).csv is written. It is read in the same way." in result.output
    both = [run("read", name, "--json")[0]["summary"] for name in ("invoices.csv", "invoices (masked).csv")]
    assert both[0]["paid_count"] == both[1]["paid_count"] == 48
    assert b"Quillfeather" not in (folder / "invoices (masked).csv").read_bytes()


def test_what_is_there_already_is_overwritten_only_by_force_and_the_file_itself_never(folder: Path) -> None:
    file, other = folder / "invoices.csv", folder / "other.csv"
    content = file.read_bytes()
    other.write_text("mine")
    refused = masked(file, "--output", other)
    assert (refused.exit_code, other.read_text()) == (2, "mine")
    assert "is there already; --force overwrites it." in refused.output
    assert masked(file, "--output", other, "--force").exit_code == 0
    assert other.read_text() != "mine"
    itself = masked(file, "--output", file, "--force")
    assert (itself.exit_code, file.read_bytes()) == (2, content)
    assert "is the file itself." in itself.output


def test_a_copy_that_is_read_in_another_way_is_said(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(offline, "compare_readings", lambda *_, **__: ("columns", "days"))
    said = masked(folder / "invoices.csv", "--output", folder / "copy.csv").output
    assert "It is read in another way: columns, days." in said


@pytest.mark.parametrize(
    ("content", "output", "sentence"),
    [
        (b"%PDF-1.4", "copy.csv", "list.csv: This is a PDF"),
        (b"", "copy.csv", "list.csv: This file is empty."),
        (b"a,b\n1,2\n", "no/such/folder.csv", "folder.csv: No such file or directory."),
    ],
)
def test_what_cannot_be_masked_or_written_is_said_in_a_sentence(
    tmp_path: Path, content: bytes, output: str, sentence: str
) -> None:
    file = tmp_path / "list.csv"
    file.write_bytes(content)
    result = masked(file, "--output", tmp_path / output)
    assert result.exit_code == 2
    assert sentence in result.output
    assert list(tmp_path.iterdir()) == [file]
