namespace GpuLending.Web.Api;

/// <summary>Addresses of simulations, which outlive the call that starts them.</summary>
internal static class SimulationRoutes
{
    public static void MapSimulations(this RouteGroupBuilder api)
    {
        api.MapPost("/simulations", SimulationEndpoints.StartAsync).ActsOnce()
            .Accepts<SimulationRequest>("application/json")
            .Produces<SimulationResponse>(StatusCodes.Status202Accepted)
            .ProducesProblemOf(StatusCodes.Status400BadRequest, StatusCodes.Status404NotFound, StatusCodes.Status409Conflict, StatusCodes.Status413PayloadTooLarge, StatusCodes.Status415UnsupportedMediaType, StatusCodes.Status422UnprocessableEntity)
            .WithName("startSimulation")
            .WithTags("Simulations")
            .WithSummary("Start a simulation")
            .WithDescription("Queues a Monte Carlo simulation of the deal and answers at once with its id; Location has its address. One that is not done for each person. The same seed, terms, case and market give the same result to the last bit.");

        api.MapGet("/simulations/{id:guid}", SimulationEndpoints.OpenAsync)
            .Produces<SimulationResponse>()
            .ProducesProblemOf(StatusCodes.Status404NotFound)
            .WithName("readSimulation")
            .WithTags("Simulations")
            .WithSummary("Read a simulation")
            .WithDescription("Where it stands: queued, running with the paths done, completed with the result, cancelled or failed. There is never a result of part of the paths.");

        api.MapDelete("/simulations/{id:guid}", SimulationEndpoints.CancelAsync)
            .Produces<SimulationResponse>()
            .ProducesProblemOf(StatusCodes.Status404NotFound)
            .WithName("cancelSimulation")
            .WithTags("Simulations")
            .WithSummary("Cancel a simulation")
            .WithDescription("One that waits is cancelled at once, one that runs within half a second; one that has ended stays as it is. Whoever started it may, and a manager.");

        api.MapGet("/simulations/{id:guid}/paths/{index:int}", SimulationEndpoints.PathAsync)
            .Produces<SimulationPathResponse>()
            .ProducesProblemOf(StatusCodes.Status404NotFound, StatusCodes.Status409Conflict)
            .WithName("readSimulatedPath")
            .WithTags("Simulations")
            .WithSummary("Take one path out of a simulation")
            .WithDescription("The path as a scenario, with its default and its loss, and the deal under that scenario. result.worstPaths of a simulation names those with the largest losses.");
    }
}
