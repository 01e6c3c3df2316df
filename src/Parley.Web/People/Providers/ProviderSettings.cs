using System.Globalization;
using Parley.Web.Site;

namespace Parley.Web.People.Providers;

/// <summary>Reads <c>PARLEY_OIDC__NAME__…</c> and names everything that is wrong with it.</summary>
internal static class ProviderSettings
{
    private static readonly string[] Known = ["Authority", "ClientId", "ClientSecret", "Label", "Private"];

    public static IReadOnlyList<ProviderOptions> Read(IConfigurationSection all, List<string> wrong)
    {
        var sections = all.GetChildren().ToList();
        if (sections.Count > ProviderOptions.Most)
            wrong.Add(string.Create(CultureInfo.InvariantCulture, $"PARLEY_OIDC: there are {sections.Count} providers, {ProviderOptions.Most} are the most."));
        List<ProviderOptions> providers = [];
        foreach (var section in sections)
        {
            var spelt = SettingReader.Spell(section.Path);
            foreach (var child in section.GetChildren().Where(child => !Known.Contains(child.Key, StringComparer.OrdinalIgnoreCase)))
                wrong.Add($"{SettingReader.Spell(child.Path)}: there is no such setting.");
            var name = section.Key.ToLowerInvariant();
            if (name.Length > 30 || name.Any(sign => !char.IsAsciiLetterOrDigit(sign) && sign != '-'))
                wrong.Add($"{spelt}: a provider's name has letters, digits and hyphens, 30 at most.");

            var isPrivate = section["Private"]?.ToLowerInvariant() is "true" or "yes" or "on" or "1";
            var authority = section["Authority"]?.TrimEnd('/') ?? "";
            if (!Uri.TryCreate(authority, UriKind.Absolute, out var address) || !(address.Scheme == "https" || (isPrivate && address.Scheme == "http"))
                || address.Query.Length > 0 || address.Fragment.Length > 0 || address.UserInfo.Length > 0)
                wrong.Add($"{spelt}__AUTHORITY: \"{authority}\" is no address such as https://accounts.example.");
            if (string.IsNullOrEmpty(section["ClientId"])) wrong.Add($"{spelt}__CLIENTID: it is missing.");
            providers.Add(new ProviderOptions
            {
                Name = name,
                Label = section["Label"] is { Length: > 0 } label ? label : section.Key,
                Authority = authority,
                ClientId = section["ClientId"] ?? "",
                ClientSecret = section["ClientSecret"] is { Length: > 0 } secret ? secret : null,
                MayBePrivate = isPrivate,
            });
        }

        return providers;
    }
}
