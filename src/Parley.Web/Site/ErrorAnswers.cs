using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Parley.Storage;

namespace Parley.Web.Site;

/// <summary>One place where failures become answers: problem details (RFC 9457) below <c>/api/</c>, a page elsewhere, never a stack trace.</summary>
internal static class ErrorAnswers
{
    /// <summary>Long enough for the queue to run empty.</summary>
    public const int BusySeconds = 2;

    private static readonly Refusal Unavailable = new(
        StatusCodes.Status503ServiceUnavailable, "Nothing can be stored just now", "It is not certain that this was stored. Reading goes on. Try again in a few seconds.")
    {
        RetryAfter = BusySeconds,
    };

    public static void UseErrorAnswers(this WebApplication app) => app.Use(async (context, next) =>
    {
        context.Response.OnStarting(SayHowLongItHolds, context);
        try
        {
            await next(context);
        }
        catch (BadHttpRequestException bad)
        {
            await WriteUnlessStarted(context, Understand(bad));
            return;
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            return;
        }
        catch (StoreUnavailableException)
        {
            await WriteUnlessStarted(context, Unavailable);
            return;
        }
        catch (StoreBusyException)
        {
            await WriteUnlessStarted(context, Refusal.ForStatus(StatusCodes.Status503ServiceUnavailable) with { RetryAfter = BusySeconds });
            return;
        }
#pragma warning disable CA1031 // Whatever a handler throws must become an answer.
        catch (Exception bug)
#pragma warning restore CA1031
        {
            Log(context).LogError(bug, "{Method} {Path} failed", context.Request.Method, context.Request.Path);
            await WriteUnlessStarted(context, Refusal.ForStatus(StatusCodes.Status500InternalServerError));
            return;
        }

        if (context.Response is { HasStarted: false, StatusCode: >= 400, ContentLength: null, ContentType: null } answer)
            await Write(context, Refusal.ForStatus(answer.StatusCode));
    });

    public static Task Write(HttpContext context, Refusal refusal)
    {
        var answer = context.Response;
        answer.StatusCode = refusal.Status;
        answer.Headers.CacheControl = "no-store";
        if (refusal.RetryAfter is { } seconds) answer.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        if (!IsApi(context)) return WritePage(context, refusal);
        if (refusal.Status == StatusCodes.Status401Unauthorized) answer.Headers.WWWAuthenticate = "Bearer";
        return WriteProblem(context, refusal);
    }

    /// <summary>Answers of the API are asked for anew each time; a deed's answer and a refusal are kept by nobody.</summary>
    private static Task SayHowLongItHolds(object state)
    {
        var context = (HttpContext)state;
        var answer = context.Response;
        // Asked this late, the site's prefix is no longer part of the path.
        if (IsApi(context) && answer.Headers.CacheControl.Count == 0)
            answer.Headers.CacheControl = HttpMethods.IsGet(context.Request.Method) && answer.StatusCode < 400 ? "no-cache" : "no-store";
        return Task.CompletedTask;
    }

    public static bool IsApi(HttpContext context) => context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase);

    private static Task WriteProblem(HttpContext context, Refusal refusal)
    {
        var problem = new ProblemDetails { Status = refusal.Status, Title = refusal.Title, Detail = refusal.Detail };
        if (refusal.Errors is { } errors) problem.Extensions["errors"] = errors;
        return context.Response.WriteAsJsonAsync(problem, JsonSerializerOptions.Web, "application/problem+json", context.RequestAborted);
    }

    private static async Task WritePage(HttpContext context, Refusal refusal)
    {
        context.Response.ContentType = "text/html; charset=utf-8";
        await context.Response.WriteAsync(await Page(context, refusal), context.RequestAborted);
    }

    private static Task<string> Page(HttpContext context, Refusal refusal)
    {
        // Without a site there is no dress and no language to speak.
        if (CurrentSite.Of(context) is not { } asked)
            return Task.FromResult($"<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>{refusal.Title}</title><h1>{refusal.Title}</h1><p>{HtmlEncoder.Default.Encode(refusal.Detail ?? "")}</p></html>");
        var words = asked.Words();
        var text = words.Find($"error.{refusal.Status.ToString(CultureInfo.InvariantCulture)}.text") ?? words[refusal.Status >= 500 ? "error.500.text" : "error.400.text"];
        return context.RequestServices.GetRequiredService<PageRenderer>().Render<ErrorPage>(new ErrorView
        {
            Frame = Frames.Frame(asked, asked.Site, title: null) with { NoIndex = true },
            Status = refusal.Status,
            Heading = refusal.Link is null ? null : refusal.Title,
            Text = refusal.Link is not null ? refusal.Detail : refusal.Errors is null ? null : $"{text} ({refusal.Detail})",
            Link = refusal.Link,
            RetryAfter = refusal.RetryAfter,
        });
    }

    private static Task WriteUnlessStarted(HttpContext context, Refusal refusal)
    {
        if (context.Response.HasStarted)
        {
            // Half an answer is worse than none: the peer must see that it was cut.
            context.Abort();
            return Task.CompletedTask;
        }

        context.Response.Clear();
        SecurityHeaders.Set(context);
        return Write(context, refusal);
    }

    private static Refusal Understand(BadHttpRequestException bad)
    {
        if (bad.StatusCode != StatusCodes.Status400BadRequest) return Refusal.ForStatus(bad.StatusCode);
        if (bad.InnerException is JsonException json)
            return Refusal.BadField(json.Path is null or "$" ? "body" : json.Path.Replace("$.", "", StringComparison.Ordinal), EdgeJson.Explain(json));
        return NameOfParameter(bad.Message) is { } name
            ? Refusal.BadField(name, "it is missing or not what is expected here")
            : Refusal.ForStatus(bad.StatusCode);
    }

    // The framework says: Failed to bind parameter "long id" from "x". / Implicit body inferred for parameter "r" but no body was provided.
    private static string? NameOfParameter(string message)
    {
        if (message.EndsWith(" from body.", StringComparison.Ordinal) || message.Contains("no body was provided", StringComparison.Ordinal)) return "body";
        return message.Split('"') is [_, var parameter, ..] && parameter.Split(' ') is [_, var name] ? name : null;
    }

    private static ILogger Log(HttpContext context) => context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger("Parley");
}
