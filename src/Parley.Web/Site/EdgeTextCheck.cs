using System.Text;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Primitives;
using Parley.Web.Site.Pictures;

namespace Parley.Web.Site;

/// <summary>Holds path, query, headers and forms of every request against <see cref="EdgeText"/>; JSON is <see cref="EdgeJson"/>'s.</summary>
internal static class EdgeTextCheck
{
    private const int MostFields = 64;

    // Room for every page that may be counted at once.
    private const int MostInQuery = 128;

    // Browsers send cookies of 4 kB at most; nothing else that we read is that long.
    private const int LongestHeader = 4 * 1024;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Before routing: what any address may hold.</summary>
    public static void UsePathCheck(this WebApplication app) => app.Use((context, next) =>
        WrongPathOrHeader(context) is { } refusal ? ErrorAnswers.Write(context, refusal) : next(context));

    /// <summary>After routing and access: what this route's query and form hold.</summary>
    public static void UseFieldCheck(this WebApplication app) => app.Use((context, next) =>
        WrongQuery(context) is { } refusal ? ErrorAnswers.Write(context, refusal)
        : HttpMethods.IsGet(context.Request.Method) ? next(context)
        : CheckForm(context, next));

    private static async Task CheckForm(HttpContext context, RequestDelegate next)
    {
        if (await ReadForm(context) is { } refusal) await ErrorAnswers.Write(context, refusal);
        else await next(context);
    }

    private static Refusal? WrongPathOrHeader(HttpContext context)
    {
        var target = context.Features.Get<IHttpRequestFeature>()?.RawTarget ?? "";
        var end = target.IndexOf('?', StringComparison.Ordinal);
        if (EdgeText.WhatIsWrongWithEscaped(end < 0 ? target : target.AsSpan(0, end)) is { } wrong) return Refusal.BadField("path", wrong);
        foreach (var (name, values) in context.Request.Headers)
        {
            if (Length(values) > LongestHeader) return Refusal.BadField(name, $"the header is longer than {LongestHeader} characters");
            foreach (var value in values)
                if (EdgeText.WhatIsWrongWith(value) is { } what) return Refusal.BadField(name, what);
        }

        return null;
    }

    private static int Length(StringValues values)
    {
        var length = 0;
        foreach (var value in values) length += value?.Length ?? 0;
        return length;
    }

    private static Refusal? WrongQuery(HttpContext context)
    {
        var query = context.Request.QueryString.Value;
        if (string.IsNullOrEmpty(query)) return null;
        return EdgeText.ReadFields(query[1..], MayRepeat(context), MostInQuery).Wrong;
    }

    private static async ValueTask<Refusal?> ReadForm(HttpContext context)
    {
        var request = context.Request;
        // A route that does not exist reads nothing.
        if (!request.HasFormContentType || context.GetEndpoint() is not { } endpoint) return null;
        if (endpoint.Metadata.GetMetadata<TakesPicture>() is { } takes && (request.ContentType ?? "").StartsWith("multipart/form-data", StringComparison.OrdinalIgnoreCase))
            return await PictureForm.Read(context, takes, MayRepeat(context));
        if (!(request.ContentType ?? "").StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase))
            return Refusal.ForStatus(StatusCodes.Status415UnsupportedMediaType);
        var isLong = endpoint.Metadata.GetMetadata<TakesLongForm>() is not null;
        if (isLong && context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } bound) bound.MaxRequestBodySize = TakesLongForm.MostBytes;
        using var reader = new StreamReader(request.Body, Strict, detectEncodingFromByteOrderMarks: false);
        string body;
        try
        {
            body = await reader.ReadToEndAsync(context.RequestAborted);
        }
        catch (DecoderFallbackException)
        {
            return Refusal.BadField("request", EdgeText.NotUtf8);
        }

        var (fields, wrong) = EdgeText.ReadFields(body, MayRepeat(context), isLong ? TakesLongForm.MostFields : MostFields);
        if (wrong is null) request.Form = new FormCollection(fields.ToDictionary(field => field.Key, field => new StringValues([.. field.Value])));
        return wrong;
    }

    private static IReadOnlyList<string> MayRepeat(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<RepeatedFields>()?.Names ?? [];
}

/// <summary>A route of staff whose form holds a whole article.</summary>
internal sealed record TakesLongForm
{
    /// <summary>200,000 characters at up to nine bytes each (%E6%96%87), and room for the other fields.</summary>
    public const int MostBytes = 2 * 1024 * 1024;

    /// <summary>Twenty bylines of three fields each, and the others.</summary>
    public const int MostFields = 128;
}
