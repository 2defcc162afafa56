# Drawn by ringtrue; run 'gnuplot' on this file in its folder to draw it again.
reset session
set encoding utf8
set terminal svg size 960,374 dynamic enhanced font 'sans-serif,13' background '#ffffff'
set output 'throughput.svg'
set label '{/:Bold robust-z scores 12.9 M rows a second; ledger-rules, which leads in quality, 195 k}' enhanced at screen 0.025,0.917701 left front font ',18' textcolor rgb '#1b2128'
set label 'showcase · 3260 rows measured, 89 of them anomalous · seed 1' noenhanced at screen 0.025,0.859799 left front font ',12.5' textcolor rgb '#59636e'
set label 'Middle of the repetitions, on the machine of the run. Memory is the most that a trial held beside what was there before, where the system could tell.' noenhanced at screen 0.025,0.059385 left front font ',11' textcolor rgb '#59636e'
set label 'amount' noenhanced at screen 0.127422,0.748792 right front font ',12.5' textcolor rgb '#59636e'
set label '223 M rows/s' noenhanced at screen 0.975,0.748792 right front font ',11' textcolor rgb '#59636e'
set label 'robust-z' noenhanced at screen 0.127422,0.681188 right front font ',12.5' textcolor rgb '#1b2128'
set label '12.9 M rows/s' noenhanced at screen 0.975,0.681188 right front font ',11' textcolor rgb '#59636e'
set label 'random' noenhanced at screen 0.127422,0.613585 right front font ',12.5' textcolor rgb '#59636e'
set label '11.2 M rows/s' noenhanced at screen 0.975,0.613585 right front font ',11' textcolor rgb '#59636e'
set label 'isolation-forest' noenhanced at screen 0.127422,0.545981 right front font ',12.5' textcolor rgb '#1b2128'
set label '4.33 M rows/s' noenhanced at screen 0.975,0.545981 right front font ',11' textcolor rgb '#59636e'
set label 'vae' noenhanced at screen 0.127422,0.478377 right front font ',12.5' textcolor rgb '#1b2128'
set label '2.73 M rows/s' noenhanced at screen 0.975,0.478377 right front font ',11' textcolor rgb '#59636e'
set label 'kmeans' noenhanced at screen 0.127422,0.410774 right front font ',12.5' textcolor rgb '#1b2128'
set label '715 k rows/s' noenhanced at screen 0.975,0.410774 right front font ',11' textcolor rgb '#59636e'
set label 'ledger-rules' noenhanced at screen 0.127422,0.34317 right front font ',12.5' textcolor rgb '#1b2128'
set label '195 k rows/s' noenhanced at screen 0.975,0.34317 right front font ',11' textcolor rgb '#59636e'
set label 'lof' noenhanced at screen 0.127422,0.275567 right front font ',12.5' textcolor rgb '#1b2128'
set label '177 k rows/s' noenhanced at screen 0.975,0.275567 right front font ',11' textcolor rgb '#59636e'
set label 'rows scored in a second, in one batch (log)' noenhanced at screen 0.508922,0.14016 center front font ',11' textcolor rgb '#59636e'
unset key
set lmargin at screen 0.139089
set rmargin at screen 0.878755
set tmargin at screen 0.782594
set bmargin at screen 0.241765
set border 0
set logscale x 10
set xrange [99999:335118000] noextend
set xtics ('100 k' 100000, '1 M' 1000000, '10 M' 10000000, '100 M' 100000000) scale 0 nomirror font ',11.7' textcolor rgb '#59636e'
unset logscale y
set yrange [7.5:-0.5] noextend
unset ytics
set grid xtics back linetype 1 linecolor rgb '#e6eaee' lw 1
$data1 << END
167608000 0 100000 335115000 -0.5 0.5 16185594
167608000 2 100000 335115000 1.5 2.5 16185594
167608000 4 100000 335115000 3.5 4.5 16185594
167608000 6 100000 335115000 5.5 6.5 16185594
END
$data2 << END
223410000 0
11209800 2
END
$data3 << END
12941400 1
4325530 3
2725680 4
714745 5
177085 7
END
$data4 << END
194849 6
END
plot $data1 using 1:2:3:4:5:6:7 with boxxyerror fillstyle solid 1 noborder lc rgb variable notitle, \
     $data2 using 1:2 with points pt 6 ps 0.984615 lc rgb '#59636e' notitle, \
     $data3 using 1:2 with points pt 7 ps 0.984615 lc rgb '#0b65b0' notitle, \
     $data4 using 1:2 with points pt 7 ps 0.984615 lc rgb '#c8500a' notitle
unset output
