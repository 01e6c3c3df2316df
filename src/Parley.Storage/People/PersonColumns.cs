using Parley.Core.People;

namespace Parley.Storage.People;

/// <summary>Whom a column with a <see cref="PersonKey"/> means, as a number that a primary key is looked up by: rows are never compared by text made of their ids.</summary>
internal static class PersonColumns
{
    public static string Account(string column) => Number(column, 'a');

    public static string Guest(string column) => Number(column, 'g');

    private static string Number(string column, char kind) => $"CASE WHEN {column} LIKE '{kind}:%' THEN CAST(substr({column}, 3) AS bigint) END";
}
