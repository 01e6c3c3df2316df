using System.Text;
using Parley.Core.Site;
using Parley.Storage.Site;
using Parley.Testing;

namespace Parley.Storage.Tests.Site;

public sealed class MailWritesTests
{
    [Theory, OnBothDatabases]
    public async Task A_sites_mail_comes_back_and_its_password_lies_nowhere_in_the_open(DatabaseKind kind)
    {
        await using var store = await TestStore.Open(kind);
        var site = await A.Site().In(store);
        var mail = new SiteMail { Host = "mail.example", Port = 465, User = "ada", Password = "a very secret word", From = "desk@news.example" };

        await store.Write((job, cancel) => job.KeepSiteMail(site, new SiteMail(), store.Keys, cancel));
        await store.Write((job, cancel) => job.KeepSiteMail(site, mail, store.Keys, cancel));

        await using var database = store.Context();
        Assert.Equal(mail, await database.SiteMail(site, store.Keys, TestContext.Current.CancellationToken));
        var box = await database.QueryOne("SELECT sealed FROM site_mail WHERE site = @site", row => (byte[])row.GetValue(0), TestContext.Current.CancellationToken, ("@site", site.Value));
        Assert.DoesNotContain("secret", Encoding.Latin1.GetString(box ?? []), StringComparison.Ordinal);
    }
}
