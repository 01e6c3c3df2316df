using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Parley.Core.Discussions;

namespace Parley.Benchmarks.Running;

/// <summary>The rows of votes with nothing around them: the vote, the comment's counters and rank, the event and its number.</summary>
internal static class BareVotes
{
    private const string Statements =
        """
        INSERT INTO votes (comment, account, discussion, value, cast_at) SELECT @comment, id, (SELECT discussion FROM comments WHERE id = @comment), 1, @at
        FROM accounts LIMIT 1 OFFSET @account ON CONFLICT (comment, account) DO UPDATE SET value = -value, cast_at = excluded.cast_at;
        UPDATE comments SET up = up + 1, rank = @rank WHERE id = @comment;
        UPDATE discussions SET seq = seq + 1 WHERE id = (SELECT discussion FROM comments WHERE id = @comment);
        INSERT INTO events (scope, scope_id, number, kind, subject, at) SELECT 1, id, seq, 7, @comment, @at FROM discussions
        WHERE id = (SELECT discussion FROM comments WHERE id = @comment);
        """;

    /// <summary>Commits groups into a fresh copy of <paramref name="before"/> for a while; returns votes a second.</summary>
    public static double Commit(string before, string copy, IReadOnlyList<long> comments, int inGroup, TimeSpan duration)
    {
        File.Copy(before, copy, overwrite: true);
        using var connection = StoredRows.Open(copy, SqliteOpenMode.ReadWrite);
        StoredRows.WriteAsTheProgram(connection);
        using var command = connection.CreateCommand();
        command.CommandText = Statements;
        var (comment, account, rank) = (command.Parameters.Add("@comment", SqliteType.Integer), command.Parameters.Add("@account", SqliteType.Integer), command.Parameters.Add("@rank", SqliteType.Integer));
        command.Parameters.AddWithValue("@at", 0L);
        var start = Stopwatch.GetTimestamp();
        var count = 0;
        while (Stopwatch.GetElapsedTime(start) < duration)
        {
            using var transaction = connection.BeginTransaction(deferred: false);
            command.Transaction = transaction;
            for (var voter = 0; voter < inGroup; voter++, count++)
            {
                (comment.Value, account.Value) = (comments[((count / inGroup) + (voter * 31)) % comments.Count], voter);
                rank.Value = Ranking.Best(count % 17, count % 5);
                command.ExecuteNonQuery();
            }

            transaction.Commit();
        }

        return count / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}
