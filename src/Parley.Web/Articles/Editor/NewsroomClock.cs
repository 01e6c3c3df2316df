using System.Globalization;

namespace Parley.Web.Articles.Editor;

/// <summary>The site's own time, in which editors say when something is to be published.</summary>
public sealed class NewsroomClock
{
    private const string Field = "yyyy-MM-dd'T'HH:mm";
    private readonly TimeZoneInfo zone;

    /// <param name="timeZone">IANA name; null or one that this machine does not know means UTC.</param>
    public NewsroomClock(string? timeZone) => zone = timeZone is not null && TimeZoneInfo.TryFindSystemTimeZoneById(timeZone, out var found) ? found : TimeZoneInfo.Utc;

    public string Name => zone.Id;

    /// <summary>As a field of date and time holds it.</summary>
    public string Write(DateTimeOffset moment) => TimeZoneInfo.ConvertTime(moment, zone).ToString(Field, CultureInfo.InvariantCulture);

    /// <summary>Null where the field holds no moment, or one that the clocks leap over. Of a time that comes twice it is the first.</summary>
    public DateTimeOffset? Read(string? typed)
    {
        if (!DateTime.TryParseExact(typed, [Field, Field + ":ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var local) || local.Year is < 2000 or > 2200 || zone.IsInvalidTime(local))
            return null;
        var offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset).ToUniversalTime();
    }
}
