using System.Data.Common;

namespace Parley.Storage.Live;

/// <summary>Asks SQLite whether another connection, of this process or another, has committed. The question reads no page and takes microseconds.</summary>
internal sealed class SqliteWatch(Func<CancellationToken, ValueTask<DbConnection>> open) : StoreWatch
{
    /// <summary>Short enough that what another process wrote is shown within a quarter of a second.</summary>
    private static readonly TimeSpan Every = TimeSpan.FromMilliseconds(150);

    private DbCommand? question;
    private long version;

    public override async Task<Notice> Next(CancellationToken cancel)
    {
        if (question is null)
        {
            question = (await open(cancel)).CreateCommand();
            question.CommandText = "PRAGMA data_version";
            version = await Version(question, cancel);
            return new Notice.Look();
        }

        while (true)
        {
            await Task.Delay(Every, cancel);
            var newest = await Version(question, cancel);
            if (newest == version)
                continue;
            version = newest;
            return new Notice.Look();
        }
    }

    public override async ValueTask DisposeAsync()
    {
        if (question?.Connection is { } connection)
        {
            await question.DisposeAsync();
            await connection.DisposeAsync();
        }
    }

    private static async Task<long> Version(DbCommand question, CancellationToken cancel) =>
        Convert.ToInt64(await question.ExecuteScalarAsync(cancel), System.Globalization.CultureInfo.InvariantCulture);
}
