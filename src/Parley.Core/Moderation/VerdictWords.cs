using System.Text.Json;
using System.Text.Json.Serialization;

namespace Parley.Core.Moderation;

/// <summary>What people wrote beside a verdict. It lies beside the ledger, where it can be erased.</summary>
/// <param name="Note">For staff alone.</param>
/// <param name="Facts">Told to the author.</param>
/// <param name="Law">Why the law forbids it; told to the author.</param>
public sealed record VerdictWords(string? Note = null, string? Facts = null, string? Law = null)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    /// <summary>Null when nothing was written.</summary>
    public string? Write() => this is { Note: null, Facts: null, Law: null } ? null : JsonSerializer.Serialize(this, Json);

    /// <summary>The first rows held a note and nothing else, as plain text.</summary>
    public static VerdictWords Read(string? stored)
    {
        if (stored is null)
            return new VerdictWords();
        if (stored.StartsWith('{'))
        {
            try
            {
                return JsonSerializer.Deserialize<VerdictWords>(stored, Json) ?? new VerdictWords(stored);
            }
            catch (JsonException)
            {
                // A note that begins with a brace.
            }
        }

        return new VerdictWords(stored);
    }
}
