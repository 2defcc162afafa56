# Drawn by ringtrue; run 'gnuplot' on this file in its folder to draw it again.
reset session
set encoding utf8
set terminal svg size 960,483 dynamic enhanced font 'sans-serif,13' background '#ffffff'
set output 'confusion.showcase.svg'
set arrow from screen 0.240085,0.121097 to screen 0.24571,0.121097 nohead front lc rgb '#eff5fa' lw 10 dt 1
set arrow from screen 0.245294,0.121097 to screen 0.250919,0.121097 nohead front lc rgb '#e6f0f8' lw 10 dt 1
set arrow from screen 0.250502,0.121097 to screen 0.256127,0.121097 nohead front lc rgb '#ddebf6' lw 10 dt 1
set arrow from screen 0.25571,0.121097 to screen 0.261335,0.121097 nohead front lc rgb '#d4e6f4' lw 10 dt 1
set arrow from screen 0.260919,0.121097 to screen 0.266544,0.121097 nohead front lc rgb '#cce1f2' lw 10 dt 1
set arrow from screen 0.266127,0.121097 to screen 0.271752,0.121097 nohead front lc rgb '#bfd9ee' lw 10 dt 1
set arrow from screen 0.271335,0.121097 to screen 0.27696,0.121097 nohead front lc rgb '#b1d2eb' lw 10 dt 1
set arrow from screen 0.276544,0.121097 to screen 0.282169,0.121097 nohead front lc rgb '#a3cae7' lw 10 dt 1
set arrow from screen 0.281752,0.121097 to screen 0.287377,0.121097 nohead front lc rgb '#95c2e3' lw 10 dt 1
set arrow from screen 0.28696,0.121097 to screen 0.292585,0.121097 nohead front lc rgb '#87badf' lw 10 dt 1
set arrow from screen 0.292169,0.121097 to screen 0.297794,0.121097 nohead front lc rgb '#79b0d9' lw 10 dt 1
set arrow from screen 0.297377,0.121097 to screen 0.303002,0.121097 nohead front lc rgb '#6aa6d3' lw 10 dt 1
set arrow from screen 0.302585,0.121097 to screen 0.30821,0.121097 nohead front lc rgb '#5b9bcc' lw 10 dt 1
set arrow from screen 0.307794,0.121097 to screen 0.313419,0.121097 nohead front lc rgb '#4c91c6' lw 10 dt 1
set arrow from screen 0.313002,0.121097 to screen 0.318627,0.121097 nohead front lc rgb '#3e87bf' lw 10 dt 1
set arrow from screen 0.31821,0.121097 to screen 0.323835,0.121097 nohead front lc rgb '#337cb6' lw 10 dt 1
set arrow from screen 0.323419,0.121097 to screen 0.329044,0.121097 nohead front lc rgb '#2872ae' lw 10 dt 1
set arrow from screen 0.328627,0.121097 to screen 0.334252,0.121097 nohead front lc rgb '#1d67a5' lw 10 dt 1
set arrow from screen 0.333835,0.121097 to screen 0.33946,0.121097 nohead front lc rgb '#135c9c' lw 10 dt 1
set arrow from screen 0.339044,0.121097 to screen 0.344669,0.121097 nohead front lc rgb '#0b5393' lw 10 dt 1
set arrow from screen 0.344252,0.121097 to screen 0.349877,0.121097 nohead front lc rgb '#0a4d8a' lw 10 dt 1
set arrow from screen 0.34946,0.121097 to screen 0.355085,0.121097 nohead front lc rgb '#0a4781' lw 10 dt 1
set arrow from screen 0.354669,0.121097 to screen 0.360294,0.121097 nohead front lc rgb '#094178' lw 10 dt 1
set arrow from screen 0.359877,0.121097 to screen 0.365502,0.121097 nohead front lc rgb '#083b6f' lw 10 dt 1
set label '{/:Bold At its threshold, ledger-rules finds 18 of 89 anomalies for 44 false alarms}' enhanced at screen 0.025,0.936273 left front font ',18' textcolor rgb '#1b2128'
set label 'showcase · 3260 rows measured, 89 of them anomalous · seed 1' noenhanced at screen 0.025,0.891439 left front font ',12.5' textcolor rgb '#59636e'
set label 'Counts at the thresholds of the run, and their shares of all anomalous or all normal rows; all datasets together.' noenhanced at screen 0.025,0.0459834 left front font ',11' textcolor rgb '#59636e'
set label 'anomalies found' noenhanced at screen 0.217214,0.810952 center front font ',11' textcolor rgb '#59636e'
set label 'anomalies missed' noenhanced at screen 0.373464,0.810952 center front font ',11' textcolor rgb '#59636e'
set label 'false alarms' noenhanced at screen 0.529714,0.810952 center front font ',11' textcolor rgb '#59636e'
set label 'normal passed' noenhanced at screen 0.685964,0.810952 center front font ',11' textcolor rgb '#59636e'
set label 'ledger-rules' noenhanced at screen 0.128672,0.751532 right front font ',12.5' textcolor rgb '#1b2128'
set label '18' noenhanced at screen 0.217214,0.766025 center front font ',11' textcolor rgb '#000000'
set label '20 %' noenhanced at screen 0.217214,0.737039 center front font ',11' textcolor rgb '#000000'
set label '71' noenhanced at screen 0.373464,0.766025 center front font ',11' textcolor rgb '#ffffff'
set label '80 %' noenhanced at screen 0.373464,0.737039 center front font ',11' textcolor rgb '#ffffff'
set label '44' noenhanced at screen 0.529714,0.766025 center front font ',11' textcolor rgb '#000000'
set label '1.5 %' noenhanced at screen 0.529714,0.737039 center front font ',11' textcolor rgb '#000000'
set label '2966' noenhanced at screen 0.685964,0.766025 center front font ',11' textcolor rgb '#ffffff'
set label '99 %' noenhanced at screen 0.685964,0.737039 center front font ',11' textcolor rgb '#ffffff'
set label 'lof' noenhanced at screen 0.128672,0.674099 right front font ',12.5' textcolor rgb '#1b2128'
set label '5' noenhanced at screen 0.217214,0.688592 center front font ',11' textcolor rgb '#000000'
set label '5.6 %' noenhanced at screen 0.217214,0.659607 center front font ',11' textcolor rgb '#000000'
set label '84' noenhanced at screen 0.373464,0.688592 center front font ',11' textcolor rgb '#ffffff'
set label '94 %' noenhanced at screen 0.373464,0.659607 center front font ',11' textcolor rgb '#ffffff'
set label '55' noenhanced at screen 0.529714,0.688592 center front font ',11' textcolor rgb '#000000'
set label '1.8 %' noenhanced at screen 0.529714,0.659607 center front font ',11' textcolor rgb '#000000'
set label '2955' noenhanced at screen 0.685964,0.688592 center front font ',11' textcolor rgb '#ffffff'
set label '98 %' noenhanced at screen 0.685964,0.659607 center front font ',11' textcolor rgb '#ffffff'
set label 'amount' noenhanced at screen 0.128672,0.596667 right front font ',12.5' textcolor rgb '#59636e'
set label '5' noenhanced at screen 0.217214,0.611159 center front font ',11' textcolor rgb '#000000'
set label '5.6 %' noenhanced at screen 0.217214,0.582174 center front font ',11' textcolor rgb '#000000'
set label '84' noenhanced at screen 0.373464,0.611159 center front font ',11' textcolor rgb '#ffffff'
set label '94 %' noenhanced at screen 0.373464,0.582174 center front font ',11' textcolor rgb '#ffffff'
set label '25' noenhanced at screen 0.529714,0.611159 center front font ',11' textcolor rgb '#000000'
set label '0.83 %' noenhanced at screen 0.529714,0.582174 center front font ',11' textcolor rgb '#000000'
set label '2985' noenhanced at screen 0.685964,0.611159 center front font ',11' textcolor rgb '#ffffff'
set label '99 %' noenhanced at screen 0.685964,0.582174 center front font ',11' textcolor rgb '#ffffff'
set label 'kmeans' noenhanced at screen 0.128672,0.519234 right front font ',12.5' textcolor rgb '#1b2128'
set label '3' noenhanced at screen 0.217214,0.533727 center front font ',11' textcolor rgb '#000000'
set label '3.4 %' noenhanced at screen 0.217214,0.504741 center front font ',11' textcolor rgb '#000000'
set label '86' noenhanced at screen 0.373464,0.533727 center front font ',11' textcolor rgb '#ffffff'
set label '97 %' noenhanced at screen 0.373464,0.504741 center front font ',11' textcolor rgb '#ffffff'
set label '54' noenhanced at screen 0.529714,0.533727 center front font ',11' textcolor rgb '#000000'
set label '1.8 %' noenhanced at screen 0.529714,0.504741 center front font ',11' textcolor rgb '#000000'
set label '2956' noenhanced at screen 0.685964,0.533727 center front font ',11' textcolor rgb '#ffffff'
set label '98 %' noenhanced at screen 0.685964,0.504741 center front font ',11' textcolor rgb '#ffffff'
set label 'vae' noenhanced at screen 0.128672,0.441801 right front font ',12.5' textcolor rgb '#1b2128'
set label '2' noenhanced at screen 0.217214,0.456294 center front font ',11' textcolor rgb '#000000'
set label '2.2 %' noenhanced at screen 0.217214,0.427308 center front font ',11' textcolor rgb '#000000'
set label '87' noenhanced at screen 0.373464,0.456294 center front font ',11' textcolor rgb '#ffffff'
set label '98 %' noenhanced at screen 0.373464,0.427308 center front font ',11' textcolor rgb '#ffffff'
set label '137' noenhanced at screen 0.529714,0.456294 center front font ',11' textcolor rgb '#000000'
set label '4.6 %' noenhanced at screen 0.529714,0.427308 center front font ',11' textcolor rgb '#000000'
set label '2873' noenhanced at screen 0.685964,0.456294 center front font ',11' textcolor rgb '#ffffff'
set label '95 %' noenhanced at screen 0.685964,0.427308 center front font ',11' textcolor rgb '#ffffff'
set label 'robust-z' noenhanced at screen 0.128672,0.364369 right front font ',12.5' textcolor rgb '#1b2128'
set label '2' noenhanced at screen 0.217214,0.378861 center front font ',11' textcolor rgb '#000000'
set label '2.2 %' noenhanced at screen 0.217214,0.349876 center front font ',11' textcolor rgb '#000000'
set label '87' noenhanced at screen 0.373464,0.378861 center front font ',11' textcolor rgb '#ffffff'
set label '98 %' noenhanced at screen 0.373464,0.349876 center front font ',11' textcolor rgb '#ffffff'
set label '143' noenhanced at screen 0.529714,0.378861 center front font ',11' textcolor rgb '#000000'
set label '4.8 %' noenhanced at screen 0.529714,0.349876 center front font ',11' textcolor rgb '#000000'
set label '2867' noenhanced at screen 0.685964,0.378861 center front font ',11' textcolor rgb '#ffffff'
set label '95 %' noenhanced at screen 0.685964,0.349876 center front font ',11' textcolor rgb '#ffffff'
set label 'random' noenhanced at screen 0.128672,0.286936 right front font ',12.5' textcolor rgb '#59636e'
set label '2' noenhanced at screen 0.217214,0.301429 center front font ',11' textcolor rgb '#000000'
set label '2.2 %' noenhanced at screen 0.217214,0.272443 center front font ',11' textcolor rgb '#000000'
set label '87' noenhanced at screen 0.373464,0.301429 center front font ',11' textcolor rgb '#ffffff'
set label '98 %' noenhanced at screen 0.373464,0.272443 center front font ',11' textcolor rgb '#ffffff'
set label '53' noenhanced at screen 0.529714,0.301429 center front font ',11' textcolor rgb '#000000'
set label '1.8 %' noenhanced at screen 0.529714,0.272443 center front font ',11' textcolor rgb '#000000'
set label '2957' noenhanced at screen 0.685964,0.301429 center front font ',11' textcolor rgb '#ffffff'
set label '98 %' noenhanced at screen 0.685964,0.272443 center front font ',11' textcolor rgb '#ffffff'
set label 'isolation-forest' noenhanced at screen 0.128672,0.209503 right front font ',12.5' textcolor rgb '#1b2128'
set label '0' noenhanced at screen 0.217214,0.223996 center front font ',11' textcolor rgb '#000000'
set label '0 %' noenhanced at screen 0.217214,0.19501 center front font ',11' textcolor rgb '#000000'
set label '89' noenhanced at screen 0.373464,0.223996 center front font ',11' textcolor rgb '#ffffff'
set label '100 %' noenhanced at screen 0.373464,0.19501 center front font ',11' textcolor rgb '#ffffff'
set label '62' noenhanced at screen 0.529714,0.223996 center front font ',11' textcolor rgb '#000000'
set label '2.1 %' noenhanced at screen 0.529714,0.19501 center front font ',11' textcolor rgb '#000000'
set label '2948' noenhanced at screen 0.685964,0.223996 center front font ',11' textcolor rgb '#ffffff'
set label '98 %' noenhanced at screen 0.685964,0.19501 center front font ',11' textcolor rgb '#ffffff'
set label 'none of its class' noenhanced at screen 0.139089,0.121097 left front font ',11' textcolor rgb '#59636e'
set label 'all of its class' noenhanced at screen 0.373419,0.121097 left front font ',11' textcolor rgb '#59636e'
unset key
set lmargin at screen 0.139089
set rmargin at screen 0.764089
set tmargin at screen 0.790248
set bmargin at screen 0.170787
set border 0
unset logscale x
set xrange [-0.5:3.5] noextend
unset xtics
unset logscale y
set yrange [7.5:-0.5] noextend
unset ytics
unset grid
$data1 << END
0 0 -0.493333 0.493333 -0.473262 0.473262 13164529
1 0 0.506667 1.49333 -0.473262 0.473262 808598
2 0 1.50667 2.49333 -0.473262 0.473262 15791610
3 0 2.50667 3.49333 -0.473262 0.473262 539245
0 1 -0.493333 0.493333 0.526738 1.47326 15200504
1 1 0.506667 1.49333 0.526738 1.47326 606326
2 1 1.50667 2.49333 0.526738 1.47326 15726074
3 1 2.50667 3.49333 0.526738 1.47326 539502
0 2 -0.493333 0.493333 1.52674 2.47326 15200504
1 2 0.506667 1.49333 1.52674 2.47326 606326
2 2 1.50667 2.49333 1.52674 2.47326 15857403
3 2 2.50667 3.49333 1.52674 2.47326 538988
0 3 -0.493333 0.493333 2.52674 3.47326 15528953
1 3 0.506667 1.49333 2.52674 3.47326 605553
2 3 1.50667 2.49333 2.52674 3.47326 15726074
3 3 2.50667 3.49333 2.52674 3.47326 539502
0 4 -0.493333 0.493333 3.52674 4.47326 15660282
1 4 0.506667 1.49333 3.52674 4.47326 539503
2 4 1.50667 2.49333 3.52674 4.47326 15332089
3 4 2.50667 3.49333 3.52674 4.47326 606068
0 5 -0.493333 0.493333 4.52674 5.47326 15660282
1 5 0.506667 1.49333 4.52674 5.47326 539503
2 5 1.50667 2.49333 4.52674 5.47326 15331833
3 5 2.50667 3.49333 4.52674 5.47326 606068
0 6 -0.493333 0.493333 5.52674 6.47326 15660282
1 6 0.506667 1.49333 5.52674 6.47326 539503
2 6 1.50667 2.49333 5.52674 6.47326 15726074
3 6 2.50667 3.49333 5.52674 6.47326 539502
0 7 -0.493333 0.493333 6.52674 7.47326 15988731
1 7 0.506667 1.49333 6.52674 7.47326 538730
2 7 1.50667 2.49333 6.52674 7.47326 15726074
3 7 2.50667 3.49333 6.52674 7.47326 539503
END
plot $data1 using 1:2:3:4:5:6:7 with boxxyerror fillstyle solid 1 noborder lc rgb variable notitle
unset output
