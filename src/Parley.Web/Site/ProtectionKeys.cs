using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.EntityFrameworkCore;
using Parley.Storage;
using Parley.Storage.Site;

namespace Parley.Web.Site;

/// <summary>The framework's data protection keys, as rows that only holders of the key file can read; every node shares them.</summary>
internal sealed class ProtectionKeys(Store store, KeyFile keys, TimeProvider clock) : IXmlRepository
{
    private const string SealedFor = "data protection key";

    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var database = store.Context();
        return
        [
            .. database.ProtectionKeys.AsNoTracking().OrderBy(key => key.CreatedAt).AsEnumerable()
                // What another key file sealed is of no use here; the framework makes a new key.
                .Select(key => keys.Unseal(key.Sealed, SealedFor)).OfType<byte[]>().Select(plain => XElement.Parse(Encoding.UTF8.GetString(plain))),
        ];
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        var key = new ProtectionKey
        {
            Name = friendlyName,
            Sealed = keys.Seal(Encoding.UTF8.GetBytes(element.ToString(SaveOptions.DisableFormatting)), SealedFor),
            CreatedAt = clock.GetUtcNow(),
        };
        // The framework asks without waiting, a few times a year.
        store.Write(async (job, stop) =>
        {
            job.ProtectionKeys.Add(key);
            return await job.SaveChangesAsync(stop);
        }, CancellationToken.None).GetAwaiter().GetResult();
    }
}

internal static class SealedDataProtection
{
    /// <summary>For the first subject that uses data protection; it reads the keys at start, so nobody else should ask for it.</summary>
    public static void AddSealedDataProtection(this IServiceCollection services)
    {
        services.AddDataProtection().SetApplicationName("parley");
        services.AddSingleton<ProtectionKeys>();
        services.AddOptions<KeyManagementOptions>().Configure<ProtectionKeys>((options, repository) => options.XmlRepository = repository);
    }
}
