namespace Parley.Web.Site;

/// <summary>Why the edge did not let a request through; becomes problem details or a page.</summary>
internal sealed record Refusal(int Status, string Title, string? Detail = null)
{
    public static readonly Refusal SignInFirst = new(StatusCodes.Status401Unauthorized, "Sign in first", "This can be done by readers we know.");
    public static readonly Refusal NotAllowed = new(StatusCodes.Status403Forbidden, "Not allowed", "Your account may not do this here.");
    public static readonly Refusal NotFound = new(StatusCodes.Status404NotFound, "Not found", "There is nothing at this address.");

    /// <summary>What is wrong with which field, by the name the sender knows.</summary>
    public IReadOnlyDictionary<string, string[]>? Errors { get; init; }

    /// <summary>Where more is said, or can be done.</summary>
    public PageLink? Link { get; init; }

    /// <summary>Whole seconds, at least one.</summary>
    public int? RetryAfter { get; init; }

    public static Refusal BadField(string field, string what) => new(StatusCodes.Status400BadRequest, "The request cannot be read", $"{field}: {what}")
    {
        Errors = new Dictionary<string, string[]> { [field] = [what] },
    };

    public static Refusal TooMany(int seconds) => new(StatusCodes.Status429TooManyRequests, "Too many requests", $"Wait {seconds} s, then try again.")
    {
        RetryAfter = seconds,
    };

    /// <summary>The plain words for a status that the framework or a handler left without a body.</summary>
    public static Refusal ForStatus(int status) => status switch
    {
        StatusCodes.Status400BadRequest => new(status, "The request cannot be read"),
        StatusCodes.Status401Unauthorized => SignInFirst,
        StatusCodes.Status403Forbidden => NotAllowed,
        StatusCodes.Status404NotFound => NotFound,
        StatusCodes.Status405MethodNotAllowed => new(status, "This cannot be done with this address"),
        StatusCodes.Status408RequestTimeout => new(status, "The request came too slowly"),
        StatusCodes.Status413PayloadTooLarge => new(status, "The request is too long"),
        StatusCodes.Status415UnsupportedMediaType => new(status, "The request is of a kind that is not read here"),
        StatusCodes.Status431RequestHeaderFieldsTooLarge => new(status, "The request's headers are too long"),
        StatusCodes.Status503ServiceUnavailable => new(status, "Not just now", "Try again in a few seconds."),
        >= 500 => new(status, "Something went wrong on our side", "It has been noted. Try again in a minute."),
        _ => new(status, "This did not work"),
    };
}
