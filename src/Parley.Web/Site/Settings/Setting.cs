using Parley.Core.Site;

namespace Parley.Web.Site.Settings;

public enum SettingKind
{
    Line,
    Lines,
    Number,
    Flag,
    Choice,

    /// <summary>Any of the choices, in their order.</summary>
    Several,
    Colour,
}

/// <summary>
/// One thing that an owner may set: what it is called everywhere (form, ledger, history, words <c>site.CODE</c>), how its value reads as
/// text, and how such a text becomes a value or is refused.
/// </summary>
public sealed record Setting(string Code, SettingKind Kind, Func<Publication, string> Read, Func<Publication, string, SettingFault?> Write)
{
    /// <summary>Of a line or lines, in characters.</summary>
    public int Longest { get; init; } = 200;

    public bool MayBeEmpty { get; init; }

    /// <summary>What may be chosen; its words are in the catalogue, or it is a word itself.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];
}

/// <summary>Why a value is refused; <see cref="SettingFaults"/> has the words.</summary>
public abstract record SettingFault
{
    private SettingFault() { }

    public sealed record Missing : SettingFault;

    public sealed record TooLong(int Limit) : SettingFault;

    /// <summary>A character that cannot be seen, or that turns the text around it.</summary>
    public sealed record Hidden : SettingFault;

    public sealed record MixedScripts(string Word) : SettingFault;

    /// <summary>Another site of this installation is called so, or looks so.</summary>
    public sealed record Taken(string Name) : SettingFault;

    public sealed record NoNumber(int Least, int Most) : SettingFault;

    public sealed record NoChoice(string Value) : SettingFault;

    public sealed record NoColour : SettingFault;

    public sealed record TooPale(double Contrast, Colour Nearest) : SettingFault;

    public sealed record NoOrigin(string Line) : SettingFault;

    public sealed record TooMany(int Limit) : SettingFault;

    public sealed record NoEmail : SettingFault;

    public sealed record NoZone(string Value) : SettingFault;

    public sealed record NoAddress(string Name) : SettingFault;

    public sealed record Twice(string Value) : SettingFault;

    public sealed record NoHost : SettingFault;

    public sealed record NoPort : SettingFault;
}

internal static class SettingFaults
{
    public static string Sentence(this SettingFault fault, Words words) => fault switch
    {
        SettingFault.Missing => words["site.fault.missing"],
        SettingFault.TooLong(var limit) => words.Fill("site.fault.long", ("limit", words.Number(limit))),
        SettingFault.Hidden => words["site.fault.hidden"],
        SettingFault.MixedScripts(var word) => words.Fill("name.mixed", ("word", word)),
        SettingFault.Taken(var name) => words.Fill("site.fault.taken", ("name", name)),
        SettingFault.NoNumber(var least, var most) => words.Fill("site.fault.number", ("least", words.Number(least)), ("most", words.Number(most))),
        SettingFault.NoChoice(var value) => words.Fill("site.fault.choice", ("value", value)),
        SettingFault.NoColour => words["site.fault.colour"],
        SettingFault.TooPale(var contrast, var nearest) => words.Fill("site.fault.pale", ("contrast", Figure(contrast)), ("least", Figure(Accent.LeastForText)), ("nearest", nearest.ToString())),
        SettingFault.NoOrigin(var line) => words.Fill("site.fault.origin", ("line", line)),
        SettingFault.TooMany(var limit) => words.Fill("site.fault.many", ("limit", words.Number(limit))),
        SettingFault.NoEmail => words["sign_in.bad_email"],
        SettingFault.NoZone(var value) => words.Fill("site.fault.zone", ("value", value)),
        SettingFault.NoAddress(var name) => words.Fill("site.fault.address", ("name", name)),
        SettingFault.Twice(var value) => words.Fill("site.fault.twice", ("value", value)),
        SettingFault.NoHost => words["site.fault.host"],
        SettingFault.NoPort => words["site.fault.port"],
        _ => throw new InvalidOperationException($"unforeseen {fault}"),
    };

    /// <summary>A contrast as it is usually written: 4.5.</summary>
    public static string Figure(double contrast) => contrast.ToString("0.0#", System.Globalization.CultureInfo.InvariantCulture);
}
