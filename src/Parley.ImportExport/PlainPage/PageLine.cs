namespace Parley.ImportExport.PlainPage;

/// <summary>A line with words on it.</summary>
/// <param name="Number">Its place in the file, from 1, blank lines counted.</param>
/// <param name="Text">Without blanks at either end.</param>
/// <param name="BlanksBefore">How many blank lines stand between it and the line with words before it.</param>
internal readonly record struct PageLine(int Number, string Text, int BlanksBefore);
