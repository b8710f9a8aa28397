using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace GpuLending.Web.Api;

/// <summary>Describes what is not read by binding: members of the query, headers, and bodies that are files.</summary>
internal static class QueryDescription
{
    /// <summary>What a body is when it is a file.</summary>
    private sealed record FileBody(string Description, IReadOnlyList<string> MediaTypes, IReadOnlyList<(string Name, string Description)> Parts);

    private sealed record HeaderParameter(string Name, string Description, bool Required);

    public static TBuilder TakesQuery<TBuilder>(this TBuilder builder, params QueryParameter[] parameters)
        where TBuilder : IEndpointConventionBuilder => builder.WithMetadata([.. parameters]);

    public static TBuilder TakesHeader<TBuilder>(this TBuilder builder, string name, string description, bool required = false)
        where TBuilder : IEndpointConventionBuilder => builder.WithMetadata(new HeaderParameter(name, description, required));

    /// <summary>A file as the body itself, or as the part 'file' of a form beside other parts.</summary>
    public static TBuilder TakesFile<TBuilder>(this TBuilder builder, string description, IReadOnlyList<string> mediaTypes, params (string Name, string Description)[] parts)
        where TBuilder : IEndpointConventionBuilder => builder.WithMetadata(new FileBody(description, mediaTypes, parts));

    public static Task DescribeAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        operation.Parameters ??= [];
        foreach (var query in metadata.OfType<QueryParameter>())
        {
            if (operation.Parameters.OfType<OpenApiParameter>().FirstOrDefault(parameter => parameter.Name == query.Name) is { } bound) bound.Description = query.Description;
            else operation.Parameters.Add(new OpenApiParameter { Name = query.Name, In = ParameterLocation.Query, Required = query.Required, Description = query.Description, Schema = SchemaCatalogue.OfValue(query.Type ?? typeof(string)) });
        }

        foreach (var header in metadata.OfType<HeaderParameter>())
            operation.Parameters.Add(new OpenApiParameter { Name = header.Name, In = ParameterLocation.Header, Required = header.Required, Description = header.Description, Schema = SchemaCatalogue.OfValue(typeof(string)) });
        if (metadata.OfType<FileBody>().FirstOrDefault() is { } file) operation.RequestBody = Body(file);
        return Task.CompletedTask;
    }

    private static OpenApiRequestBody Body(FileBody file)
    {
        var content = file.MediaTypes.ToDictionary(type => type, _ => new OpenApiMediaType { Schema = new OpenApiSchema() });
        var parts = new Dictionary<string, IOpenApiSchema> { ["file"] = new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary", Description = "The file." } };
        foreach (var (name, description) in file.Parts) parts[name] = new OpenApiSchema { Type = JsonSchemaType.String, Description = description };
        content["multipart/form-data"] = new OpenApiMediaType { Schema = new OpenApiSchema { Type = JsonSchemaType.Object, Properties = parts, Required = new HashSet<string> { "file" } } };
        return new OpenApiRequestBody { Required = true, Description = file.Description, Content = content };
    }
}
