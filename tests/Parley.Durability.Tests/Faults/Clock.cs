using Parley.Durability.Tests.Running;

namespace Parley.Durability.Tests.Faults;

/// <summary>The clock of a program's machine, set while it runs (libfaketime). What counts elapsed time goes on undisturbed, as it does on real machines.</summary>
internal sealed class Clock
{
    private readonly string file;

    private Clock(string file) => this.file = file;

    /// <summary>Of a program that is not started yet. Skips the test where the library is missing.</summary>
    public static Clock Of(ProgramProcess program, string folder)
    {
        var library = Directory.GetDirectories("/usr/lib", "*-linux-gnu").Select(lib => Path.Combine(lib, "faketime/libfaketimeMT.so.1")).FirstOrDefault(File.Exists);
        Assert.SkipWhen(library is null, "There is no libfaketime; ./test installs it.");
        var clock = new Clock(Path.Combine(folder, "clock"));
        clock.Set(days: 0);
        program.Environment["LD_PRELOAD"] = library;
        program.Environment["FAKETIME_TIMESTAMP_FILE"] = clock.file;
        program.Environment["FAKETIME_NO_CACHE"] = "1";
        program.Environment["FAKETIME_DONT_FAKE_MONOTONIC"] = "1";
        return clock;
    }

    /// <summary>So many days before or after the true time, from now on.</summary>
    public void Set(int days)
    {
        // In one stroke: half a line would be another time.
        var next = file + ".next";
        File.WriteAllText(next, FormattableString.Invariant($"{days:+0;-0;+0}d\n"));
        File.Move(next, file, overwrite: true);
    }
}
