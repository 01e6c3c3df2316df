namespace Parley.Web.Site;

/// <summary><c>/docs/api</c>: every deed of the API with its fields, answers and shapes.</summary>
public sealed record ApiView
{
    public required PageFrame Frame { get; init; }

    /// <summary>Absolute address that the paths stand below, for the examples.</summary>
    public required string Root { get; init; }
    public IReadOnlyList<ApiOperation> Operations { get; init; } = [];
    public IReadOnlyList<ApiShape> Shapes { get; init; } = [];
}

public sealed record ApiOperation
{
    public required string Method { get; init; }
    public required string Path { get; init; }
    public string? Summary { get; init; }
    public bool NeedsSignIn { get; init; }
    public IReadOnlyList<ApiField> Fields { get; init; } = [];
    public ApiType? Body { get; init; }
    public IReadOnlyList<ApiAnswer> Answers { get; init; } = [];
}

/// <summary>An object of the API's JSON, by name.</summary>
public sealed record ApiShape(string Name, IReadOnlyList<ApiField> Fields);

/// <param name="Words">What it is for, or where it stands.</param>
public sealed record ApiField(string Name, ApiType Type, string? Words);

/// <param name="Shape">The shape it leads to; null for plain values.</param>
public sealed record ApiType(string Words, string? Shape);

public sealed record ApiAnswer(string Status, string? Words, ApiType? Type);
