using GpuLending.Engine.Simulation;
using GpuLending.Testing;
using GpuLending.Underwriting.Deals;
using GpuLending.Underwriting.Market;
using GpuLending.Underwriting.Simulations;
using Npgsql;
using Shouldly;
using Xunit;

namespace GpuLending.Underwriting.Tests.Simulations;

public sealed class SimulationJobTests(Desk desk) : IClassFixture<Desk>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_run_is_queued_taken_up_and_stored_complete_with_its_record()
    {
        var dealId = await desk.NewDealAsync();
        var runId = await desk.StartAsync(dealId);
        (await desk.LookAsync(runId)).Standing.State.ShouldBe(SimulationRunState.Queued);
        (await desk.Get<OpenSimulation>().OfDealAsync(dealId, Desk.Auditor, Cancel)).Require().Complete.ShouldBeNull("there is no result before it is complete");

        (await desk.NewWorker().RunNextAsync(Cancel)).ShouldBeTrue();

        var done = await desk.LookAsync(runId);
        (done.Standing.State, done.Standing.PathsDone, done.Standing.Open).ShouldBe((SimulationRunState.Completed, 1_000, false));
        done.Result!.Terms.ShouldBe(SimulationDesk.Short with { Launches = done.Result.Terms.Launches, Customers = done.Result.Terms.Customers, Delays = done.Result.Terms.Delays, Correlations = done.Result.Terms.Correlations });
        (await StoredAsync(runId)).ShouldBe(await DirectAsync(dealId, SimulationDesk.Short));
        (await desk.NewWorker().RunNextAsync(Cancel)).ShouldBeFalse("nothing waits any more");
        foreach (var action in new[] { "simulation.started", "simulation.completed" })
            (await desk.StoredAsync($"SELECT count(*) FROM audit_entries WHERE action = '{action}' AND subject_id = '{runId}'")).ShouldBe(1L, action);
        (await desk.StoredAsync($"SELECT checkpoint IS NULL AND claim_id IS NULL FROM simulation_runs WHERE id = '{runId}'")).ShouldBe(true);
    }

    [Fact]
    public async Task A_run_whose_worker_goes_or_dies_is_taken_up_from_its_checkpoint_and_gives_the_same_bits()
    {
        var dealId = await desk.NewDealAsync();
        var document = (await desk.OpenAsync(dealId)).Saved;
        var market = await desk.Get<ReadMarketSnapshot>().ExecuteAsync(null, Cancel);
        // As many as take seconds in the form that the deal has.
        var terms = new SimulationTerms { Seed = 11, Paths = Simulator.Of(document.Case, market, document.Case.ClosingDate, SimulationDesk.Short).WhyGeneral is null ? 400_000 : 4_000 };
        var runId = await desk.StartAsync(dealId, terms);

        using (var going = CancellationTokenSource.CreateLinkedTokenSource(Cancel))
        {
            var first = desk.NewWorker().RunNextAsync(going.Token);
            while (await desk.StoredAsync($"SELECT checkpoint IS NOT NULL FROM simulation_runs WHERE id = '{runId}'") is not true && !first.IsCompleted) await Task.Delay(5, Cancel);
            await going.CancelAsync();
            await Should.ThrowAsync<OperationCanceledException>(first);
        }

        var left = await desk.LookAsync(runId);
        (left.Standing.State, left.Result).ShouldBe((SimulationRunState.Queued, null));
        left.Standing.PathsDone.ShouldBeInRange(1, terms.Paths - 1);

        // As a killed process leaves it: held by nobody who lives, until the lease has run out.
        await desk.StoredAsync($"UPDATE simulation_runs SET state = 'Running', claim_id = gen_random_uuid(), lease_until = now() + interval '1 hour' WHERE id = '{runId}'");
        (await desk.NewWorker().RunNextAsync(Cancel)).ShouldBeFalse("the lease holds");
        await desk.StoredAsync($"UPDATE simulation_runs SET lease_until = now() - interval '1 second' WHERE id = '{runId}'");
        (await desk.NewWorker().RunNextAsync(Cancel)).ShouldBeTrue();

        (await desk.LookAsync(runId)).Standing.State.ShouldBe(SimulationRunState.Completed);
        (await StoredAsync(runId)).ShouldBe(await DirectAsync(dealId, terms), "an interrupted run gives what one without a break gives");
    }

    [Fact]
    public async Task Nobody_runs_a_run_that_somebody_else_holds()
    {
        var mine = await desk.StartAsync(await desk.NewDealAsync());
        var theirs = await desk.StartAsync(await desk.NewDealAsync(), actor: Desk.SecondAnalyst);

        var took = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => desk.NewWorker().RunNextAsync(Cancel)));

        took.Count(taken => taken).ShouldBe(2);
        foreach (var runId in new[] { mine, theirs })
        {
            (await desk.LookAsync(runId)).Standing.State.ShouldBe(SimulationRunState.Completed);
            (await desk.StoredAsync($"SELECT count(*) FROM audit_entries WHERE action = 'simulation.completed' AND subject_id = '{runId}'")).ShouldBe(1L);
        }
    }

    [Fact]
    public async Task A_worker_that_lost_its_claim_stores_nothing()
    {
        var runId = await desk.StartAsync(await desk.NewDealAsync(), SimulationDesk.Long);
        var slow = desk.NewWorker().RunNextAsync(Cancel);
        while (await desk.StoredAsync($"SELECT paths_done > 0 FROM simulation_runs WHERE id = '{runId}'") is not true) await Task.Delay(5, Cancel);

        await desk.StoredAsync($"UPDATE simulation_runs SET claim_id = gen_random_uuid() WHERE id = '{runId}'");

        (await slow).ShouldBeTrue();
        (await desk.LookAsync(runId)).Standing.State.ShouldBe(SimulationRunState.Running, "it is the other worker's");
        (await desk.Get<CancelSimulation>().ExecuteAsync(runId, Desk.Analyst, Cancel)).Require();
        await desk.StoredAsync($"UPDATE simulation_runs SET lease_until = now() - interval '1 second' WHERE id = '{runId}'");
        (await desk.NewWorker().RunNextAsync(Cancel)).ShouldBeTrue();
        (await desk.LookAsync(runId)).Standing.State.ShouldBe(SimulationRunState.Cancelled);
    }

    [Fact]
    public async Task What_runs_and_what_waits_is_stopped_by_its_person_or_a_manager_and_has_no_result()
    {
        var running = await desk.StartAsync(await desk.NewDealAsync(), SimulationDesk.Long);
        var work = desk.NewWorker().RunNextAsync(Cancel);
        while (await desk.StoredAsync($"SELECT paths_done > 0 FROM simulation_runs WHERE id = '{running}'") is not true) await Task.Delay(5, Cancel);
        (await desk.Get<CancelSimulation>().ExecuteAsync(running, Desk.SecondAnalyst, Cancel)).ShouldBeOfType<Result<SimulationRunState>.Forbidden>();
        (await desk.Get<CancelSimulation>().ExecuteAsync(running, Desk.Analyst, Cancel)).Require().ShouldBe(SimulationRunState.Running);
        await work;
        var stopped = await desk.LookAsync(running);
        (stopped.Standing.State, stopped.Result, stopped.Standing.Stopping).ShouldBe((SimulationRunState.Cancelled, null, true));

        var waiting = await desk.StartAsync(await desk.NewDealAsync());
        (await desk.Get<CancelSimulation>().ExecuteAsync(waiting, Desk.Manager, Cancel)).Require().ShouldBe(SimulationRunState.Cancelled);
        (await desk.NewWorker().RunNextAsync(Cancel)).ShouldBeFalse();
        (await desk.Get<CancelSimulation>().ExecuteAsync(waiting, Desk.Analyst, Cancel)).Require().ShouldBe(SimulationRunState.Cancelled, "once more changes nothing");
        (await desk.StoredAsync($"SELECT count(*) FROM audit_entries WHERE action = 'simulation.cancelled' AND subject_id IN ('{running}', '{waiting}')")).ShouldBe(2L);
    }

    [Fact]
    public async Task One_run_for_each_person_at_a_time()
    {
        var dealId = await desk.NewDealAsync();
        var first = await desk.StartAsync(dealId);
        (await desk.TryStartAsync(dealId, (await desk.OpenAsync(dealId)).Saved)).ShouldBeOfType<Result<Guid>.Conflict>();
        (await desk.Get<CancelSimulation>().ExecuteAsync(first, Desk.Analyst, Cancel)).Require();
        var second = await desk.StartAsync(dealId);
        (await desk.Get<CancelSimulation>().ExecuteAsync(second, Desk.Analyst, Cancel)).Require();
    }

    [Fact]
    public async Task Terms_that_are_wrong_and_cases_that_cannot_be_computed_are_refused_at_the_door()
    {
        var dealId = await desk.NewDealAsync();
        var document = (await desk.OpenAsync(dealId)).Saved;
        var wrong = new SimulationTerms { Paths = 1_234, ValueVolatility = -0.1, JumpLow = 0.3, JumpHigh = 0.2, Delays = [new DelayOdds(3, 0.7), new DelayOdds(6, 0.7)] };
        var messages = (await desk.TryStartAsync(dealId, document, wrong)).ShouldBeOfType<Result<Guid>.Invalid>().Messages;
        messages.Select(message => message.Path).ShouldBe(["/terms/paths", "/terms/valueVolatility", "/terms/jumpHigh", "/terms/delays"], ignoreOrder: true);
        (await desk.TryStartAsync(dealId, document with { Case = document.Case with { Lots = [] } })).ShouldBeOfType<Result<Guid>.Invalid>();
        (await desk.StoredAsync($"SELECT count(*) FROM simulation_runs WHERE deal_id = '{dealId}'")).ShouldBe(0L);
    }

    [Fact]
    public async Task The_application_cannot_change_what_was_asked_or_what_has_ended()
    {
        var runId = await desk.StartAsync(await desk.NewDealAsync());
        (await RefusedAsync($"UPDATE simulation_runs SET terms = '{{}}' WHERE id = '{runId}'")).SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
        (await RefusedAsync($"DELETE FROM simulation_runs WHERE id = '{runId}'")).SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
        await desk.NewWorker().RunNextAsync(Cancel);
        (await RefusedAsync($"UPDATE simulation_runs SET result = '\\x00' WHERE id = '{runId}'")).SqlState.ShouldBe(PostgresErrorCodes.CheckViolation);
    }

    [Fact]
    public async Task A_document_that_belongs_to_no_deal_is_seen_by_whoever_asked_alone_and_a_path_is_the_engines_own()
    {
        var document = (await desk.OpenAsync(await desk.NewDealAsync())).Saved;
        var runId = (await desk.Get<StartSimulation>().ExecuteAsync(new StartSimulationCommand(document, SimulationDesk.Short), Desk.Analyst, Cancel)).Require();
        (await desk.Get<OpenSimulatedPath>().ExecuteAsync(runId, 0, Desk.Analyst, Cancel)).ShouldBeOfType<Result<SimulatedPathView>.Conflict>();
        await desk.NewWorker().RunNextAsync(Cancel);
        (await desk.Get<OpenSimulation>().ExecuteAsync(runId, Desk.SecondAnalyst, Cancel)).ShouldBeOfType<Result<SimulationView>.NotFound>();
        (await desk.Get<OpenSimulation>().ExecuteAsync(runId, Desk.Analyst, Cancel)).Require().Result.ShouldNotBeNull();

        var path = (await desk.Get<OpenSimulatedPath>().ExecuteAsync(runId, 3, Desk.Analyst, Cancel)).Require();
        path.Path.Index.ShouldBe(3);
        path.Result.Scenario.ValuePath.ShouldBe(path.Path.Scenario.ValuePath);
        (await desk.Get<OpenSimulatedPath>().ExecuteAsync(runId, 1_000, Desk.Analyst, Cancel)).ShouldBeOfType<Result<SimulatedPathView>.NotFound>();
    }

    private async Task<byte[]> StoredAsync(Guid runId) => (byte[])(await desk.StoredAsync($"SELECT result FROM simulation_runs WHERE id = '{runId}'"))!;

    /// <summary>The same simulation without job, database and break.</summary>
    private async Task<byte[]> DirectAsync(Guid dealId, SimulationTerms terms)
    {
        var dealCase = (await desk.OpenAsync(dealId)).Saved.Case;
        var simulator = Simulator.Of(dealCase, await desk.Get<ReadMarketSnapshot>().ExecuteAsync(null, Cancel), dealCase.ClosingDate, terms);
        return DealDocumentJson.ToCanonicalBytes(simulator.Run(cancellationToken: Cancel));
    }

    private Task<PostgresException> RefusedAsync(string sql) =>
        Should.ThrowAsync<PostgresException>(() => TestDatabase.ExecuteAsync(desk.Database.ApplicationConnectionString, sql, Cancel));
}
